namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module that tells others when it is called, and lets them change what goes in and comes out.</summary>
        /// <typeparam name="TPreHook">What is asked before.</typeparam>
        /// <typeparam name="TPostHook">What is asked after.</typeparam>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            private List<Hook>? hooks;

            /// <summary>A module of this name.</summary>
            protected HookableModule(string name)
                : base(name)
            {
            }

            private protected bool IsHooked => hooks is { Count: > 0 };

            /// <summary>Asks after every call; what is not null takes the result's place.</summary>
            public HookRemover register_forward_hook(TPostHook hook) => Add(new Hook { After = hook });

            /// <summary>Asks before every call; what is not null takes the input's place.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Add(new Hook { Before = hook });

            /// <summary>Tells after every call.</summary>
            public HookRemover register_forward_hook(Action<Module> hook) => Add(new Hook { ToldAfter = hook });

            /// <summary>Tells before every call.</summary>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Add(new Hook { ToldBefore = hook });

            // Those that are told come first before a call, and last after it.
            private protected IEnumerable<TPreHook> TellBefore()
            {
                var all = hooks!.ToArray();
                foreach (var hook in all)
                    hook.ToldBefore?.Invoke(this);
                return all.Where(hook => hook.Before is not null).Select(hook => hook.Before!);
            }

            private protected IEnumerable<TPostHook> Afterwards() =>
                hooks!.ToArray().Where(hook => hook.After is not null).Select(hook => hook.After!);

            private protected void TellAfter()
            {
                foreach (var hook in hooks!.ToArray())
                    hook.ToldAfter?.Invoke(this);
            }

            private HookRemover Add(Hook hook)
            {
                (hooks ??= []).Add(hook);
                return new HookRemover(this, hook.Key);
            }

            private sealed class Hook
            {
                public string Key { get; } = Guid.NewGuid().ToString();

                public TPreHook? Before { get; init; }

                public TPostHook? After { get; init; }

                public Action<Module>? ToldBefore { get; init; }

                public Action<Module>? ToldAfter { get; init; }
            }

            /// <summary>Takes a hook off its module.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> module;
                private readonly string key;

                /// <summary>The hook that this module keeps under this key.</summary>
                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key) => (this.module, this.key) = (module, key);

                /// <summary>Takes the hook off; a second time nothing happens.</summary>
                public void remove() => module.hooks?.RemoveAll(hook => hook.Key == key);
            }
        }
    }
}
