namespace EcomAi.Deep.Configuration;

/// <summary>A section of a configuration with rules that a type or a range cannot say.</summary>
public interface IValidatedSection
{
    /// <summary>Reports every broken rule: <c>fault("negatives", "must be 0 with the loss 'softmax', received 4")</c>.</summary>
    /// <param name="fault">Takes the option's name within this section and the problem.</param>
    void Validate(Action<string, string> fault);
}
