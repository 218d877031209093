namespace EcomAi.Deep.Imagery.Generation;

/// <summary>Where generated images go: a folder, a table, a sheet.</summary>
internal interface IImageSink : IDisposable
{
    /// <summary>Takes an image.</summary>
    void Add(GeneratedImage image);

    /// <summary>Writes what is held back; nothing follows. Disposing before leaves no half-written file.</summary>
    void Finish();
}
