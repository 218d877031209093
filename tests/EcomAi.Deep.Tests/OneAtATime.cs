// torch's random state, thread count and live-tensor counter belong to the process, so tests take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
