using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>
            /// The parameters by path, in the order they were registered, this module's before its parts', a shared one once, a disposed
            /// one not at all.
            /// </summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<IntPtr>();
                foreach (var key in parameterOrder)
                {
                    var own = ownParameters[key];
                    if (!own.IsInvalid && seen.Add(own.Handle))
                        yield return (key, own);
                }
                if (!recurse)
                    yield break;
                foreach (var (prefix, child) in named_children())
                {
                    foreach (var (path, parameter) in child.named_parameters())
                    {
                        if (seen.Add(parameter.Handle))
                            yield return ($"{prefix}.{path}", parameter);
                    }
                }
            }

            /// <summary>The parameters, in the order they were registered, this module's before its parts'.</summary>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(named => named.parameter);

            /// <summary>The buffers by path, without those disposed.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var key in bufferOrder)
                {
                    var (value, persistent) = ownBuffers[key];
                    if (!value.IsInvalid && (persistent || include_nonpersistent))
                        yield return (key, value);
                }
                if (!recurse)
                    yield break;
                foreach (var (prefix, child) in named_children())
                {
                    foreach (var (path, buffer) in child.named_buffers(true, include_nonpersistent))
                        yield return ($"{prefix}.{path}", buffer);
                }
            }

            /// <summary>The buffers.</summary>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(named => named.buffer);

            /// <summary>
            /// Parameters and persistent buffers by path: the tensors themselves, not copies. Shared ones come under every path, but in a
            /// <see cref="Modules.Sequential"/>.
            /// </summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (path, parameter) in named_parameters())
                    destination.TryAdd(start + path, parameter);
                foreach (var (path, buffer) in named_buffers(true, false))
                    destination.TryAdd(start + path, buffer);
                foreach (var (key, child) in PartsWithState)
                    child.state_dict(destination, start + key);
                return destination;
            }

            /// <summary>Copies tensors into the parameters and buffers of the same path, broadcasting where shapes allow it.</summary>
            /// <returns>The paths that the source lacks, and those that only it has.</returns>
            /// <exception cref="InvalidOperationException">Strict, and either list is not empty.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var own = state_dict();
                var missing = own.Keys.Where(key => !source.ContainsKey(key) && skip?.Contains(key) != true).ToList();
                var unexpected = source.Keys.Where(key => !own.ContainsKey(key) && skip?.Contains(key) != true).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException(
                        $"the state does not fit module '{GetName()}': missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}]");
                }
                using var ungraded = no_grad();
                foreach (var (key, value) in source)
                {
                    if (skip?.Contains(key) != true && own.TryGetValue(key, out var target))
                        target.copy_(value).Dispose();
                }
                return (missing, unexpected);
            }

            /// <summary>The parts that are asked for their state.</summary>
            private protected virtual IEnumerable<(string Key, Module Part)> PartsWithState => named_children();

            internal void Place(ScalarType? dtype, Device? device)
            {
                foreach (var child in children())
                    child.Place(dtype, device);
                foreach (var parameter in ownParameters.Values)
                    Place(parameter, dtype, device);
                foreach (var (buffer, _) in ownBuffers.Values)
                    Place(buffer, dtype, device);
                OnPlaced();
            }

            // After the parameters have got another type or device.
            private protected virtual void OnPlaced()
            {
            }

            // The wrappers stay, so that optimizers and fields that hold them see the moved tensor. What has moved is in no scope.
            private static void Place(Tensor tensor, ScalarType? dtype, Device? device)
            {
                var type = tensor.is_floating_point() ? dtype ?? tensor.dtype : tensor.dtype;
                var target = device ?? tensor.device;
                if (type == tensor.dtype && target.type == tensor.device_type && target.index == tensor.device_index)
                    return;
                var graded = tensor.requires_grad;
                using var ungraded = no_grad();
                using var gradient = tensor.grad;
                tensor.Replace(tensor.to(type, target));
                tensor.requires_grad = graded;
                tensor.DetachFromDisposeScope();
                if (gradient is null)
                    return;
                using var moved = gradient.to(type, target);
                tensor.grad = moved;
            }
        }
    }
}
