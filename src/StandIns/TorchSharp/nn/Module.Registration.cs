using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private bool registered;

            /// <summary>Makes a parameter part of this module. It stays in the scope it is in.</summary>
            /// <exception cref="ArgumentNullException">The parameter is null or disposed.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                RequireAlive(param, nameof(param));
                if (!ownParameters.TryAdd(name, param))
                    throw Taken("parameter", name);
                parameterOrder.Add(name);
            }

            /// <summary>
            /// Makes a tensor that is not trained part of this module, saved with it when persistent. It stays in the scope it is in.
            /// </summary>
            /// <exception cref="ArgumentNullException">The tensor is null or disposed.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                RequireAlive(tensor, nameof(tensor));
                if (!ownBuffers.TryAdd(name, (tensor, persistent)))
                    throw Taken("buffer", name);
                bufferOrder.Add(name);
            }

            /// <summary>Makes another module part of this one; null takes the part of this name out.</summary>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    submodules.Remove(name);
                    submoduleOrder.Remove(name);
                    return;
                }
                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"'{name}' is no name for a part of module '{GetName()}': it must not be empty nor have a dot");
                if (submodules.ContainsKey(name))
                    throw Taken("part", name);
                submodule.RegisterComponents();
                submodules.Add(name, submodule);
                submoduleOrder.Add(name);
            }

            /// <summary>Makes another module part of this one.</summary>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Whether this module, or the part on the path, has a buffer of this name.</summary>
            public virtual bool has_buffer(string target) => named_buffers().Any(named => named.name == target);

            /// <summary>Whether this module, or the part on the path, has a parameter of this name.</summary>
            public virtual bool has_parameter(string target) => named_parameters().Any(named => named.name == target);

            /// <summary>The buffer at this path; null when there is none.</summary>
            public virtual Tensor? get_buffer(string target) =>
                named_buffers().FirstOrDefault(named => named.name == target).buffer;

            /// <summary>The parameter at this path; null when there is none.</summary>
            public virtual Parameter? get_parameter(string target) =>
                named_parameters().FirstOrDefault(named => named.name == target).parameter;

            /// <summary>
            /// Registers the fields of this module's class, then of its bases, under their names: modules as parts, parameters as
            /// parameters, other tensors as buffers. Lists, arrays and properties are not looked into.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (registered)
                    return;
                registered = true;
                foreach (var field in Fields())
                {
                    if (IsTaken(field.Name))
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(field.Name, module);
                            break;
                        case Parameter parameter:
                            register_parameter(field.Name, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(field.Name, tensor);
                            break;
                    }
                }
            }

            /// <summary>Forgets all parts.</summary>
            protected void ClearModules()
            {
                submodules.Clear();
                submoduleOrder.Clear();
            }

            /// <summary>Forgets all parameters of its own.</summary>
            private protected void ClearParameters()
            {
                ownParameters.Clear();
                parameterOrder.Clear();
            }

            /// <summary>Puts another parameter, or none, in the place of a registered one, which is disposed.</summary>
            internal void Exchange(string name, Parameter? parameter)
            {
                if (!ownParameters.TryGetValue(name, out var old))
                {
                    RegisterOwn(name, parameter);
                    return;
                }
                if (parameter is null)
                {
                    ownParameters.Remove(name);
                    parameterOrder.Remove(name);
                }
                else
                {
                    RequireAlive(parameter, name);
                    parameter.DetachFromDisposeScope();
                    ownParameters[name] = parameter;
                }
                if (!ReferenceEquals(old, parameter))
                    old.Dispose();
            }

            /// <summary>Makes a parameter part of this module and takes it out of its scope, unless it is null.</summary>
            private protected void RegisterOwn(string name, Parameter? parameter)
            {
                parameter?.DetachFromDisposeScope();
                if (parameter is not null)
                    register_parameter(name, parameter);
            }

            /// <summary>Makes a buffer part of this module and takes it out of its scope.</summary>
            private protected void RegisterOwn(string name, Tensor buffer) => register_buffer(name, buffer.DetachFromDisposeScope());

            private static void RequireAlive(Tensor tensor, string argument)
            {
                if (tensor is null || tensor.IsInvalid)
                    throw new ArgumentNullException(argument, "a tensor that is null or disposed cannot be registered");
            }

            // The modules of this library register their own under the names PyTorch gives them.
            private IEnumerable<FieldInfo> Fields()
            {
                const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
                var seen = new HashSet<string>();
                for (var type = GetType(); type is not null && type.Assembly != typeof(Module).Assembly; type = type.BaseType)
                {
                    foreach (var field in type.GetFields(all))
                    {
                        if (field.DeclaringType?.Assembly != typeof(Module).Assembly && seen.Add(field.Name))
                            yield return field;
                    }
                }
            }

            private bool IsTaken(string name) =>
                submodules.ContainsKey(name) || ownParameters.ContainsKey(name) || ownBuffers.ContainsKey(name);

            private InvalidOperationException Taken(string kind, string name) =>
                new($"module '{GetName()}' has a {kind} named '{name}' already");
        }
    }
}
