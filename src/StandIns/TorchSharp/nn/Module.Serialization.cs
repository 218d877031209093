namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Writes parameters and persistent buffers to a new file: their number, then name and tensor of each.</summary>
            public Module save(string location, IList<string>? skip = null) => save(File.Create(location), skip);

            /// <summary>Writes parameters and persistent buffers.</summary>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes parameters and persistent buffers, and closes the stream.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes tensors: their number, then name and tensor of each.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var written = sd.Where(named => skip?.Contains(named.Key) != true).ToList();
                writer.Write7BitEncodedInt64(written.Count);
                foreach (var (key, tensor) in written)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }
            }

            /// <summary>Reads parameters and buffers from a file.</summary>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            /// <exception cref="ArgumentException">Strict, and the names differ; or a dtype or a shape differs.</exception>
            public virtual Module load(
                string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location))
                    throw new FileNotFoundException(location);
                return load(File.OpenRead(location), strict, skip, loadedParameters);
            }

            /// <summary>Reads parameters and buffers; what is skipped, or known to the file only, is read over.</summary>
            /// <param name="reader">What <see cref="save(BinaryWriter, IList{string}?)"/> wrote.</param>
            /// <param name="strict">Whether the names must be those of this module.</param>
            /// <param name="skip">Names that keep their values here.</param>
            /// <param name="loadedParameters">Where given, is told of every name in the file whether this module has it.</param>
            /// <exception cref="ArgumentException">Strict, and the names differ; or a dtype or a shape differs.</exception>
            public virtual Module load(
                BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                var own = state_dict();
                var count = reader.Read7BitEncodedInt64();
                if (strict && count != own.Count)
                    throw new ArgumentException($"module '{GetName()}' has {own.Count} parameters and buffers, the file {count}");
                for (var i = 0L; i < count; i++)
                {
                    var key = reader.ReadString();
                    var found = own.TryGetValue(key, out var target);
                    if (!found && strict)
                        throw new ArgumentException($"module '{GetName()}' has no parameter or buffer named '{key}'");
                    if (found && skip?.Contains(key) != true)
                        target!.Load(reader, skip: false);
                    else
                        TensorExtensionMethods.Load(reader, skip: true).Dispose();
                    loadedParameters?.Add(key, found);
                }
                return this;
            }

            /// <summary>Reads parameters and buffers, and closes the stream.</summary>
            public Module load(
                Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }
        }
    }
}
