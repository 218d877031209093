// The counters of live tensors and the random streams are the process's.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
