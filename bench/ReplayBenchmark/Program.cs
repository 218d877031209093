using EcomAi.Deep.Benchmarks;

if (args.Length != 3)
{
    Console.Error.WriteLine("usage: ReplayBenchmark FOLDER ROUNDS THREADS   (FOLDER is written by bench/replay_numpy.py write)");
    return 2;
}

var bench = new ReplayBenchmark(args[0], int.Parse(args[1], null));
bench.Slots("slots", threads: 1);
bench.Slots("slots-threads", int.Parse(args[2], null));
bench.Plain("plain");
return 0;
