namespace EcomAi.Deep.Data.Pictures;

/// <summary>A picture that cannot be decoded or used; the message names it and says what is wrong with it and what to do.</summary>
public sealed class PictureException : EcomException
{
    /// <summary>Creates the error from the picture and what is wrong with it.</summary>
    /// <param name="picture">The picture, such as its file.</param>
    /// <param name="reason">What is wrong and what to do, without the picture's name.</param>
    public PictureException(string picture, string reason)
        : base($"{picture}: {reason}") => (Picture, Reason) = (picture, reason);

    /// <summary>The picture, such as its file.</summary>
    public string Picture { get; }

    /// <summary>What is wrong and what to do, without the picture's name.</summary>
    public string Reason { get; }
}
