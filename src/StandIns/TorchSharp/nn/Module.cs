using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Building blocks of models.</summary>
    public static partial class nn
    {
        /// <summary>
        /// A part of a model: parameters, buffers and further parts by name. A module of one's own calls
        /// <see cref="RegisterComponents"/> at the end of its constructor; fields it sets later are not seen.
        /// </summary>
        public partial class Module : IDisposable
        {
            private readonly string name;
            private readonly Dictionary<string, Module> submodules = [];
            private readonly List<string> submoduleOrder = [];
            private readonly Dictionary<string, Parameter> ownParameters = [];
            private readonly List<string> parameterOrder = [];
            private readonly Dictionary<string, (Tensor Value, bool Persistent)> ownBuffers = [];
            private readonly List<string> bufferOrder = [];

            /// <summary>A module of this name, which error messages and summaries use.</summary>
            protected Module(string name) => this.name = name;

            /// <summary>Whether the module trains: dropout drops then.</summary>
            public virtual bool training { get; private set; } = true;

            /// <summary>The name given at construction.</summary>
            public virtual string GetName() => name;

            /// <summary>Sets this module and all its parts to training, or not.</summary>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var child in children())
                    child.train(train);
            }

            /// <summary>Sets this module and all its parts to evaluation.</summary>
            public virtual void eval() => train(false);

            /// <summary>Applies a function to every part, inner ones first, then to this module, and hands back this module.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in children())
                    child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Drops the gradients of all parameters, or zeroes them in place.</summary>
            public virtual void zero_grad(bool set_to_none = true) => Gradients.Zero([.. parameters()], set_to_none);

            /// <summary>Disposes the parameters, buffers and parts of this module.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>The direct parts, in the order they were registered.</summary>
            public virtual IEnumerable<Module> children() => submoduleOrder.Select(key => submodules[key]);

            /// <summary>The direct parts by name, in the order they were registered.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() =>
                submoduleOrder.Select(key => (key, submodules[key]));

            /// <summary>All parts at any depth, without this module.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(named => named.module);

            /// <summary>All parts at any depth by path, without this module: its own parts, then those of each.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var named in named_children())
                    yield return named;
                foreach (var (key, child) in named_children())
                {
                    foreach (var (path, inner) in child.named_modules())
                        yield return ($"{key}.{path}", inner);
                }
            }

            /// <summary>Disposes the parameters, buffers and parts of this module.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var child in submodules.Values)
                    child.Dispose();
                foreach (var parameter in ownParameters.Values)
                    parameter.Dispose();
                foreach (var (buffer, _) in ownBuffers.Values)
                    buffer.Dispose();
            }
        }
    }
}
