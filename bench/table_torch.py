"""Peer of bench/TableBenchmark: a training step over one embedding table in Python PyTorch (Debian: python3-torch), by its number of rows.
Usage: table_torch.py STEPS [LOOKUPS] [WIDTH] [adam|adagrad] [THREADS]"""
import sys, time, torch
arg = lambda k, default: sys.argv[k] if len(sys.argv) > k else default
steps, lookups, width, rule, threads = int(sys.argv[1]), int(arg(2, 4096)), int(arg(3, 32)), arg(4, 'adam'), int(arg(5, 1))
torch.set_num_threads(threads); torch.manual_seed(1)
sizes = [100_000, 1_000_000, 10_000_000]
tables = [torch.nn.Embedding(rows, width, sparse=True) for rows in sizes]
rules = [torch.optim.Adagrad(t.parameters(), .01) if rule == 'adagrad' else torch.optim.SparseAdam(list(t.parameters()), .001) for t in tables]
weights = torch.rand(lookups, width)
whole, updates = [[] for _ in sizes], [[] for _ in sizes]
for step in range(-1, steps):  # the first makes the moments
    for i, rows in enumerate(sizes):
        ids = torch.randint(rows, (lookups,))
        if step == 0:
            for state in rules[i].state.values():
                for moment in (m for m in state.values() if torch.is_tensor(m) and m.numel() > 1): moment.zero_()  # no step waits for fresh pages
        start = time.perf_counter()
        rules[i].zero_grad(set_to_none=True)
        (tables[i](ids) * weights).sum().backward()
        update = time.perf_counter()
        rules[i].step()
        done = time.perf_counter()
        if step >= 0:
            updates[i].append(done - update); whole[i].append(done - start)
median = lambda v: sorted(v)[len(v) // 2] * 1e3
for i, rows in enumerate(sizes):
    w, u = median(whole[i]), median(updates[i])
    print(f"{rows:10,} rows: step {w:.3f} ms ({w / median(whole[0]):.2f}), its update {u:.3f} ms ({u / median(updates[0]):.2f})")
