"""The second half of gpu-check.sh: runs the tests on a device, trains every family there, measures it beside Python PyTorch on the same device, and prints one table.
gpu_check.py --table results.json prints the table of an earlier run again. Needs Python 3.8 and nothing beside it; the peers need torch."""
import argparse
import ctypes
import datetime
import glob
import json
import math
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

LOG_BYTES = 40_000                                                   # what is kept of a log: the results stay small enough to send
SUITES = ("TorchSharp.Tests", "TorchSharp.Compatibility", "EcomAi.Deep.Tests")
FAMILIES = ("ncf", "lstm", "dqn", "gan")


class StepFailure(Exception):
    """Why a step has no result, in one line."""


# The table: rows of numbers, or of texts "failed: why" and "-: why".

def cell(value):
    if value is None:
        return "-"
    if isinstance(value, str):
        return value.replace("|", "/").replace("\n", " ")
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def ratio(ours, peer):
    return ours / peer if isinstance(ours, (int, float)) and isinstance(peer, (int, float)) and peer > 0 else None


def best(row):
    rates = [row[side] for side in ("eager", "compiled") if isinstance(row.get(side), (int, float))]
    return max(rates) if rates else None


def met(row):
    """Whether a row's bars are met: yes, no, or - where there is none or a number is missing."""
    bars, checks = row.get("bars") or {}, []
    if "rate" in bars:
        checks.append(None if not isinstance(row["ours"], (int, float)) else row["ours"] >= bars["rate"])
    if "eager" in bars:
        times = ratio(row["ours"], row["eager"])
        checks.append(None if times is None else times >= bars["eager"])
    if not checks or None in checks:
        return "-"
    return "yes" if all(checks) else "no"


def bar_text(row):
    bars = row.get("bars") or {}
    return ", ".join(([f"{bars['rate']:,.0f}"] if "rate" in bars else []) + ([f"{bars['eager']:g} x eager"] if "eager" in bars else [])) or "-"


def table(results):
    columns = ("family", "shape", "unit", "ours", "PyTorch eager", "torch.compile", "ours / eager", "ours / best", "bar", "met", "quality")
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    for row in results["rows"]:
        times = [ratio(row["ours"], row["eager"]), ratio(row["ours"], best(row))]
        cells = [row["family"], row["shape"], row["unit"], cell(row["ours"]), cell(row["eager"]), cell(row["compiled"]), *map(cell, times), bar_text(row), met(row), cell(row["quality"])]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def report(results):
    lines = [f"{key}: {value}" for key, value in results["machine"].items()]
    lines += [f"tests, {suite['name']}: {suite['result']}" for suite in results["tests"]]
    return "\n".join(lines) + "\n\n" + table(results) + "\n"


def failures(results):
    """Every text that tells of a failure."""
    texts = [f"{suite['name']}: {suite['result']}" for suite in results["tests"] if suite["failed"]]
    for row in results["rows"]:
        texts += [f"{row['family']}, {row['shape']}, {side}: {row[side]}" for side in ("ours", "eager", "quality") if isinstance(row[side], str) and "failed:" in row[side]]
    return texts


# Running commands: output to logs, one line of why when one fails.

class Runner:
    def __init__(self, options, work):
        self.options, self.work = options, work
        self.deadline = time.monotonic() + 60 * options.minutes
        self.environment = dict(os.environ, ECOMAI_HOME=options.root, DOTNET_ROOT=os.path.join(options.root, "dotnet"), DOTNET_EnableDiagnostics="0",
                                OPENBLAS_NUM_THREADS="1", PYTHONUNBUFFERED="1")
        if options.device == "cpu":
            self.environment["CUDA_VISIBLE_DEVICES"] = ""            # what asks for any device gets this one, too
        spare = spare_libraries(options.root, work)
        if spare:
            self.environment["LD_LIBRARY_PATH"] = os.pathsep.join(filter(None, [self.environment.get("LD_LIBRARY_PATH"), spare]))

    def run(self, name, command, timeout=900, accept=(0,), **environment):
        """What a command wrote to stdout; stderr and, where it fails, stdout are in the log of its name."""
        left = self.deadline - time.monotonic()
        if left < 5:
            raise StepFailure(f"no time left (--minutes {self.options.minutes:g})")
        print(f"gpu-check: {name}", file=sys.stderr, flush=True)
        paths = [os.path.join(self.options.out, "logs", f"{name}.{kind}") for kind in ("out", "log")]
        with open(paths[0], "wb") as out, open(paths[1], "wb") as log:
            log.write((" ".join(command) + "\n").encode())
            log.flush()
            process = subprocess.Popen(command, stdout=out, stderr=log, stdin=subprocess.DEVNULL, cwd=self.work, env=dict(self.environment, **environment), start_new_session=True)
            try:
                status = process.wait(min(timeout, left))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                raise StepFailure(f"stopped after {min(timeout, left):.0f} s")
        with open(paths[0], errors="replace") as out:
            text = out.read()
        if status not in accept:
            with open(paths[1], errors="replace") as log:
                raise StepFailure(reason(log.read().split("\n", 1)[-1] or text, status))
        return text

    def ours(self, name, program, *arguments, **keywords):
        if self.options.native_fault:
            raise StepFailure(self.options.native_fault)
        root = self.options.root
        return self.run(name, [os.path.join(root, "dotnet", "dotnet"), os.path.join(root, "app", program + ".dll"), *map(str, arguments)], **keywords)

    def train(self, name, config, *overrides):
        """Trains with ecomai; the result as it prints it."""
        return json.loads(self.ours(name, "ecomai", "train", "--config", config, "--device", self.options.device, "--output", os.path.join(self.work, "runs", name),
                                    "--json", "--quiet", *overrides))

    def peer(self, name, program, *arguments):
        return self.run(name, [sys.executable, os.path.join(self.options.root, "bench", program), *map(str, arguments), "--device", self.options.device])


def reason(text, status):
    """The line that tells most of why a program ended: the last error of its own kind, else the last line."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("   at ")]
    telling = [line for line in lines if re.match(r"(ecomai|[\w.]*(Error|Exception))\b.*: *\S|[\w.]+ is not in PyTorch", line)] or lines
    how = f"ended by signal {-status}" if status < 0 else f"exit code {status}"
    return f"{telling[-1][:160]} ({how})" if telling else how


def spare_libraries(root, work):
    """A folder with those of the bundle's small libraries that this machine has not; None when it has all."""
    folder = os.path.join(work, "lib")
    os.makedirs(folder, exist_ok=True)
    for file in glob.glob(os.path.join(root, "lib", "*.so.*")):
        try:
            ctypes.CDLL(os.path.basename(file))
        except OSError:
            os.symlink(file, os.path.join(folder, os.path.basename(file)))
    return folder if os.listdir(folder) else None


# What is run for each family. A step that fails leaves "failed: why" in its place and the others go on.

class Check:
    def __init__(self, options, work):
        self.options, self.work, self.runner = options, work, Runner(options, work)
        self.quick, self.cuda = options.quick, options.device.startswith("cuda")
        bf16 = options.precision == "bf16"
        self.in_shape = (", bf16" if bf16 else "") + (", TF32" if options.tf32 else "")
        self.our_tf32 = [f"tf32={str(options.tf32).lower()}"]
        self.our_precision = [*self.our_tf32, f"train.precision={options.precision}"]
        self.peer_tf32 = ["--tf32"] if options.tf32 else []
        self.peer_precision = [*self.peer_tf32, *(["--autocast"] if bf16 else [])]
        self.results = {"machine": {}, "tests": [], "rows": []}

    def save(self):
        with open(os.path.join(self.options.out, "results.json"), "w") as file:
            json.dump(self.results, file, indent=1)
        with open(os.path.join(self.options.out, "table.md"), "w") as file:
            file.write(report(self.results))

    def run(self):
        wanted = self.options.only.split(",") if self.options.only else ["tests", *FAMILIES]
        self.keep_others(wanted)
        self.results["machine"] = machine(self.options, self.runner)
        for what in wanted:
            getattr(self, what)()
            self.save()

    def keep_others(self, wanted):
        """A run in parts, each with --only and the same --out, ends with one table."""
        file = os.path.join(self.options.out, "results.json")
        if not self.options.only or not os.path.exists(file):
            return
        with open(file) as stream:
            earlier = json.load(stream)
        if earlier["machine"].get("device") == self.options.device:
            self.results["tests"] = [] if "tests" in wanted else earlier["tests"]
            self.results["rows"] = [row for row in earlier["rows"] if row["family"] not in wanted]

    def row(self, family, shape, unit, bars=None, **sides):
        """One row: each side a function that gives a number or a text, or None for nothing."""
        row = {"family": family, "shape": shape, "unit": unit, "bars": bars or {}}
        for side in ("ours", "eager", "compiled", "quality"):
            try:
                row[side] = sides[side](row) if sides.get(side) else None
            except StepFailure as failure:
                row[side] = f"{'-' if side == 'compiled' else 'failed'}: {failure}"
            except (ValueError, KeyError, IndexError, OSError) as failure:
                row[side] = f"failed: what was printed cannot be read ({type(failure).__name__}: {failure})"
        self.results["rows"].append(row)
        self.results["rows"].sort(key=lambda each: FAMILIES.index(each["family"]))
        self.save()

    def tests(self):
        for name in SUITES:
            try:
                said = self.runner.ours(f"tests-{name}", "GpuCheck", name, accept=(0, 1), TORCH_TEST_DEVICE=self.options.device, NVIDIA_TF32_OVERRIDE="0")
                last = said.strip().splitlines()[-1] if said.strip() else "nothing was printed"
                bad = not last.endswith("skipped") or " 0 failed" not in last
                names = [line[7:] for line in said.splitlines() if line.startswith("FAILED ")]
                result = last + (": " + "; ".join(names[:20]) + (" ..." if len(names) > 20 else "") if names else "")
            except StepFailure as failure:
                bad, result = True, f"failed: {failure}"
            self.results["tests"].append({"name": name, "result": result, "failed": bad})

    def quality(self, family, *overrides):
        """The metric that chose the model, on the test part, beside the best baseline's."""
        config = f"{family}-smoke.json" if self.quick else f"{family}.json"
        result = self.runner.train(f"{family}-quality", config, *overrides)
        metric = result["chosenBy"]
        values = []
        for model in result["models"]:
            found = [m["value"] for protocol in model["protocols"] for m in protocol["metrics"] if m["name"] == metric]
            if found and not model["isCeiling"]:
                values.append((model["model"], found[0]))
        mine, others = values[0], sorted(values[1:], key=lambda pair: pair[1], reverse=family in ("ncf", "dqn"))
        beside = f" ({others[0][0]} {others[0][1]:.4f})" if others else ""
        return f"{config}: {metric} {mine[1]:.4f}{beside}, {result['trainSeconds']:.0f} s"

    def best_of(self, name, program, forms, read):
        """The best of several forms of a peer."""
        found, why = [], None
        for form, arguments in forms.items():
            try:
                found.append(read(self.runner.peer(f"{name}-{form}", program, *arguments)))
            except StepFailure as failure:
                why = failure
        if not found:
            raise why
        return max(found)

    def compiled_forms(self, arguments):
        return {f"compiled-{mode}": [*arguments, "--compile", mode] for mode in self.options.compile_modes.split(",")}

    def ncf(self):
        rows, users, items, factors, layers, batch, epochs = (
            (200_000, 2_000, 1_000, 8, [32, 32, 16, 8], 16_384, 2) if self.quick else (20_000_000, 138_493, 26_744, 64, [256, 256, 128, 64], 1_048_576, 6))
        shop, state = os.path.join(self.work, "shop"), {}
        arguments = [0, 1, factors, ",".join(map(str, layers)), "--users", users, "--items", items, *self.peer_precision]
        config = {
            "family": "ncf", "threads": 1, "data": {"interactions": "shop/rows", "test": "shop/test.parquet", "split": "given", "deduplicate": "none"},
            "model": {"kind": "neumf", "factors": factors, "layers": layers},
            "train": {"epochs": epochs, "negatives": 4, "batchSize": batch, "learningRate": .001, "weightDecay": 0, "decay": "none", "refit": False, "logEvery": 10,
                      "validateEvery": 100_000, "checkpointEvery": 100_000, "maxMinutes": 3},
            "evaluate": {"k": [10], "protocols": ["sampled"], "baselines": []}}

        def ours(row):
            self.runner.ours("ncf-data", "StreamingBenchmark", "generate", shop, rows, users, items)
            with open(os.path.join(self.work, "shop.json"), "w") as file:
                json.dump(config, file)
            result = self.runner.train("ncf-ours", os.path.join(self.work, "shop.json"), *self.our_precision)
            losses = train_losses(result["run"])
            state["steps"], state["loss"] = losses[-1][0], tail_mean([loss for _, loss in losses])
            return result["samplesPerSecond"]

        def eager(row):
            steps = state.get("steps", 100)
            pairs = ["--pairs", os.path.join(shop, "pairs.i32")] if "steps" in state else []
            forms = {form: [batch, max(steps - 3, 1), sparse, *arguments[1:], *pairs] for form, sparse in (("adam", 0), ("sparse-adam", 1))}

            def read(said):
                if "loss " in said:
                    state.setdefault("peer", number_after(said, "loss "))
                return number_before(said, " samples/s")
            return self.best_of("ncf-eager", "ncf_torch.py", forms, read)

        def compiled(row):
            forms = self.compiled_forms([batch, 20 if self.quick else 200, *arguments])
            return self.best_of("ncf", "ncf_torch.py", forms, lambda said: number_before(said, " samples/s"))

        def quality(row):
            loss = f"; loss here {state['loss']:.4f}, PyTorch {state['peer']:.4f} after {state['steps']:,} steps" if "peer" in state else ""
            return self.quality("ncf") + loss
        bars = {"rate": 80e6, "eager": 1.5} if self.cuda and not self.quick else {}
        self.row("ncf", f"NeuMF-{factors}, {users:,} users, {items:,} items, batch {batch:,}{self.in_shape}", "samples/s", bars, ours=ours, eager=eager, compiled=compiled, quality=quality)

    def lstm(self):
        steps, peer_steps, sizes = (40, 20, ["--series", 200, "--categories", 5, 40, 3]) if self.quick else (1500, 400, [])
        panel, state = os.path.join(self.work, "walmart"), {}
        overrides = [f"data.series={panel}.parquet", "threads=1", "train.epochs=1", "train.refit=false", "train.continueEpochs=0", "train.loss=quantile", "evaluate.rounds=1",
                     "evaluate.validationRounds=0", "evaluate.conformal=false", "evaluate.baselines=[]", *self.our_precision]

        def row_of(batch, steps, with_quality):
            def ours(row):
                if not os.path.exists(f"{panel}.parquet"):
                    self.runner.peer("lstm-data", "lstm_torch.py", *sizes, "--write", f"{panel}.csv")
                    self.runner.ours("lstm-import", "ecomai", "import", "csv", f"{panel}.csv", "--output", f"{panel}.parquet", "--quiet")
                result = self.runner.train(f"lstm-ours-{batch}", "walmart-weekly.json", *overrides, f"train.batchSize={batch}", f"train.stepsPerEpoch={steps}", f"train.logEvery={5 if self.quick else 25}")
                state["parameters"], state["loss"] = parameters(result["run"]), tail_mean([loss for _, loss in train_losses(result["run"])])
                return result["samplesPerSecond"]

            def arguments(count):
                return [*sizes, *self.peer_precision, "--batch", batch, "--steps", count, *(["--parameters", state["parameters"]] if "parameters" in state else [])]

            def eager(row):
                said = self.runner.peer(f"lstm-eager-{batch}", "lstm_torch.py", *arguments(max(steps - 5, 1)))
                state["peer"] = number_after(said, "loss ")
                return number_before(said, " windows/s")

            def compiled(row):
                return self.best_of(f"lstm-{batch}", "lstm_torch.py", self.compiled_forms(arguments(peer_steps)), lambda said: number_before(said, " windows/s"))

            def quality(row):
                loss = f"loss here {state['loss']:.4f}, PyTorch {state['peer']:.4f} after {steps:,} steps" if "loss" in state and "peer" in state else ""
                return "; ".join(filter(None, [self.quality("lstm") if with_quality else "", loss])) or None
            bars = {"eager": 1.2} if self.cuda and not self.quick else {}
            self.row("lstm", f"direct, context 104, horizon 39, batch {batch:,}{self.in_shape}", "windows/s", bars, ours=ours, eager=eager, compiled=compiled, quality=quality)
        row_of(128, steps, True)
        if not self.quick:
            row_of(1024, 400, False)

    def dqn(self):
        for batch, with_quality in ((32, not self.quick), (256, True))[1 if self.quick else 0:]:
            steps = 300 if self.quick else 6000
            arguments = ["--batch", batch, "--steps", steps // 2]
            bars = {"eager": 3} if self.cuda and not self.quick else {}
            self.row(
                "dqn", f"8 features, 3 x 100 units, prioritized replay, batch {batch}", "steps/s", bars,
                ours=lambda row: number_after(self.runner.ours(f"dqn-ours-{batch}", "DqnBenchmark", batch, steps, self.options.device), "steps/s "),
                eager=lambda row: number_after(self.runner.peer(f"dqn-eager-{batch}", "dqn_torch.py", *arguments), "steps/s "),
                compiled=lambda row: self.best_of(f"dqn-{batch}", "dqn_torch.py", self.compiled_forms(arguments), lambda said: number_after(said, "steps/s ")),
                quality=(lambda row: self.quality("dqn")) if with_quality and batch == 256 else None)

    def gan(self):
        small = [*self.peer_tf32, "--height", 64, "--width", 64, "--channels", 3, "--count", 3068, "--r1", .3, "--r2", .3, "--flip", "--bf16"]
        shapes = [("gan.json", 32, [*small, "--generator", 24, "--discriminator", 24, "--growth", 1.6, "--max", 96, "--rate", .001])]
        if not self.quick:
            shapes.append(("gan-large.json", 128, [*small, "--latent", 128, "--generator", 64, "--discriminator", 64, "--growth", 2, "--max", 512, "--residuals", 2, "--fine", 1,
                                                   "--features", 512, "--color", "--translation", .125, "--cutout", .5]))
        seconds, steps = (8, 8) if self.quick else (20, 400)
        overrides = ["data.test=", "train.epochs=1000", "train.decay=none", "train.gridEvery=10000000", f"train.maxMinutes={seconds / 60:.3f}", "train.validateEvery=1000",
                     "train.checkpointEvery=1000", "evaluate.samples=100", "evaluate.validationSamples=100", "evaluate.classifierEpochs=1", *self.our_tf32]
        for config, batch, arguments in shapes:
            state = {}
            arguments = [*arguments, "--batch", batch, "--steps", steps]

            def ours(row):
                result = self.runner.train(f"gan-ours-{batch}", config, *overrides)
                fact = [fact["value"] for fact in result["facts"] if fact["key"] == "model"][0]
                state["parameters"] = [int(word.replace(",", "")) for word in fact.split() if word.replace(",", "").isdigit()]
                return result["samplesPerSecond"]

            def read(said):
                theirs = [int(word) for word in said.split("parameters ")[1].split()[:2]]
                if state.get("parameters", theirs) != theirs:
                    raise StepFailure(f"the peer has {theirs} parameters, ours {state['parameters']}")
                return number_after(said, "images/s ")
            bars = {"eager": 1.2} if self.cuda and not self.quick else {}
            limit = [] if self.quick else ["train.maxMinutes=2"]
            self.row(
                "gan", f"{config}, 64 x 64, bf16, batch {batch}{', TF32' if self.options.tf32 else ''}", "images/s", bars, ours=ours,
                eager=lambda row: read(self.runner.peer(f"gan-eager-{batch}", "gan_torch.py", *arguments)),
                compiled=lambda row: self.best_of(f"gan-{batch}", "gan_torch.py", self.compiled_forms(arguments), read),
                quality=(lambda row: self.quality("gan", *limit)) if batch == 32 else None)


def machine(options, runner):
    """What ran where."""
    facts = {"device": options.device, "made": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), "libtorch": options.libtorch or "the distribution's"}
    with open(os.path.join(options.root, "VERSION")) as file:
        facts["bundle"] = ", ".join(file.read().split("\n")).strip(", ")
    said = subprocess.run([sys.executable, "-c", "import torch\nprint(torch.__version__)\nprint(torch.version.cuda)\n"
                           "print(torch.cuda.get_device_name() if torch.cuda.is_available() else 'no GPU')"], capture_output=True, text=True)
    facts["PyTorch"] = ", ".join(said.stdout.split("\n")).strip(", ")
    try:
        facts["ecomai devices"] = " ".join(runner.ours("devices", "ecomai", "devices").split())
    except StepFailure as failure:
        facts["ecomai devices"] = f"failed: {failure}"
    return facts


def train_losses(run):
    """(step, loss) as logged."""
    with open(os.path.join(run, "metrics.jsonl")) as file:
        rows = [json.loads(line) for line in file]
    return [(row["step"], row["value"]) for row in rows if row["name"] == "train/loss"]


def tail_mean(values):
    last = values[-max(1, len(values) // 10):]
    return sum(last) / len(last)


def parameters(run):
    """The numbers in a model's weights, its constant tables left out."""
    with open(glob.glob(os.path.join(run, "**", "model.safetensors"), recursive=True)[0], "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
    return sum(math.prod(entry["shape"]) for name, entry in header.items() if name not in ("__metadata__", "lagKnown", "levels", "unknownCodes"))


def number_after(text, mark):
    return float(text.split(mark, 1)[1].split()[0].replace(",", ""))


def number_before(text, mark):
    return float(text.split(mark, 1)[0].split()[-1].replace(",", ""))


def shorten_logs(folder):
    """Keeps the beginning and the end of long logs."""
    for path in glob.glob(os.path.join(folder, "*")):
        if os.path.getsize(path) > LOG_BYTES:
            with open(path, "rb") as file:
                text = file.read()
            with open(path, "wb") as file:
                file.write(text[:LOG_BYTES // 2] + b"\n... left out ...\n" + text[-LOG_BYTES // 2:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", metavar="FILE", help="print the table of this results.json and stop")
    for name, value in (("root", "."), ("device", "cuda"), ("out", "gpu-results"), ("libtorch", ""), ("native-fault", ""), ("only", ""), ("compile-modes", "default")):
        parser.add_argument(f"--{name}", default=value)
    parser.add_argument("--minutes", type=float, default=60, help="no step is begun or goes on after so many")
    parser.add_argument("--precision", choices=("fp32", "bf16"), default="fp32", help="of large products in ncf and lstm, on both sides; the gan's shapes say theirs")
    parser.add_argument("--tf32", action="store_true", help="products in single precision rounded to TF32, on both sides")
    parser.add_argument("--quick", action="store_true", help="small sizes: whether it works, not how fast it is")
    options = parser.parse_args()
    if options.table:
        with open(options.table) as file:
            results = json.load(file)
        print(report(results))
        return 1 if failures(results) else 0
    unknown = set(filter(None, options.only.split(","))) - {"tests", *FAMILIES}
    if unknown:
        parser.error(f"--only: there is no {', '.join(sorted(unknown))}; there are tests, {', '.join(FAMILIES)}")
    work = tempfile.mkdtemp(prefix="gpu-check-")
    check = Check(options, work)
    try:
        check.run()
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shorten_logs(os.path.join(options.out, "logs"))
    print(report(check.results))
    bad = failures(check.results)
    for text in bad:
        print(f"gpu-check: {text}", file=sys.stderr)
    return 1 if bad or options.native_fault else 0


if __name__ == "__main__":
    sys.exit(main())
