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

            /// <summary>Makes a parameter part of this module; null is remembered by no one.</summary>
            /// <exception cref="ArgumentException">The name is empty, has a dot, or is taken.</exception>
            public virtual void register_parameter(string name, Parameter? param)
            {
                if (param is null)
                    return;
                RequireFree(name);
                ownParameters.Add(name, Keep(param));
                parameterOrder.Add(name);
            }

            /// <summary>Makes a tensor that is not trained part of this module, saved with it when persistent.</summary>
            /// <exception cref="ArgumentException">The name is empty, has a dot, or is taken.</exception>
            public virtual void register_buffer(string name, Tensor? tensor, bool persistent = true)
            {
                if (tensor is null)
                    return;
                RequireFree(name);
                ownBuffers.Add(name, (Keep(tensor), persistent));
                bufferOrder.Add(name);
            }

            /// <summary>Makes another module part of this one.</summary>
            /// <exception cref="ArgumentException">The name is empty, has a dot, or is taken.</exception>
            public virtual void register_module(string name, Module? submodule)
            {
                if (submodule is null)
                    return;
                RequireFree(name);
                submodules.Add(name, submodule);
                submoduleOrder.Add(name);
            }

            /// <summary>Makes another module part of this one.</summary>
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
            /// Registers the fields of this module's class under their names: modules as parts, parameters as parameters,
            /// other tensors as buffers. Lists, arrays and properties are not looked into.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (registered)
                    return;
                registered = true;
                const BindingFlags own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
                foreach (var field in GetType().GetFields(own))
                {
                    if (field.DeclaringType == typeof(Module) || IsTaken(field.Name))
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

            /// <summary>Puts another parameter under a registered name; the old one is disposed.</summary>
            internal void Exchange(string name, Parameter? parameter)
            {
                if (ownParameters.Remove(name, out var old))
                {
                    parameterOrder.Remove(name);
                    if (!ReferenceEquals(old, parameter))
                        old.Dispose();
                }
                register_parameter(name, parameter);
            }

            // What a module owns outlives the scope it was made in.
            private static T Keep<T>(T tensor)
                where T : Tensor
            {
                tensor.DetachFromDisposeScope();
                return tensor;
            }

            private bool IsTaken(string name) =>
                submodules.ContainsKey(name) || ownParameters.ContainsKey(name) || ownBuffers.ContainsKey(name);

            private void RequireFree(string name)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"'{name}' is no name for a part of module '{GetName()}': it must not be empty nor have a dot");
                if (IsTaken(name))
                    throw new ArgumentException($"module '{GetName()}' has a part named '{name}' already");
            }
        }
    }
}
