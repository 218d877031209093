using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>No modules yet.</summary>
        public static Sequential Sequential() => new([]);

        /// <summary>Modules one after the other, by name.</summary>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => Named(modules);

        /// <summary>Modules one after the other, named by their positions.</summary>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => Numbered(modules);

        /// <summary>Modules one after the other, by name.</summary>
        public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
            Named(modules.Select(named => (named.Item1, named.Item2)));

        /// <summary>Modules one after the other, by name.</summary>
        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => Named(modules);

        /// <summary>Modules one after the other, by name.</summary>
        public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) =>
            Named(modules.Select(named => (named.Item1, named.Item2)));

        /// <summary>Modules one after the other, named by their positions.</summary>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => Numbered(modules);

        private static Sequential Named(IEnumerable<(string Name, Module<Tensor, Tensor> Module)> modules) =>
            new(modules.Select(named => (named.Name, (IModule<Tensor, Tensor>)named.Module)));

        private static Sequential Numbered(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.Select(
            (module, i) => (i.ToString(CultureInfo.InvariantCulture), (IModule<Tensor, Tensor>)module)));
    }
}
