using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Modules by name.</summary>
        public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

        /// <summary>Modules of one kind by name.</summary>
        public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules)
            where T : Module
        {
            var dictionary = new ModuleDict<T>();
            foreach (var module in modules)
                dictionary.Add(module);
            return dictionary;
        }

        /// <summary>A list of parameters.</summary>
        public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);
    }
}
