using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Tests.Bidding.Process;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Bidding;

/// <summary>An agent with what it practises in.</summary>
internal sealed class SmallAgent : IDisposable
{
    public SmallAgent(SmallProcess small, EpisodeBestRewards? best = null)
    {
        Small = small;
        Process = small.Of(small.Config.Train.Environments);
        Learner = DqnTraining.Learner(small.Config, CPU);
        Practice = new Practice(Process, new TrainingTasks(small.Log, small.Scale, small.Config), small.Config, best);
    }

    public SmallProcess Small { get; }

    public DecisionProcess Process { get; }

    public DqnLearner Learner { get; }

    public Practice Practice { get; }

    public DqnBidder Bidder => new(Learner, Small.Scale, Small.Index, Small.Config);

    public DqnJob Job() => new(Learner, Practice, Small.Config, () => [], _ => { });

    public void Dispose() => Learner.Dispose();
}
