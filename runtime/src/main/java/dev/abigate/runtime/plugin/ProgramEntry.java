package dev.abigate.runtime.plugin;

import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.memory.GuestType;
import dev.abigate.runtime.trap.ProgramExit;
import java.util.List;

/** The function that a program begins with. */
final class ProgramEntry {
    private ProgramEntry() {}

    /** The name of the first function that the module's convention says to call. */
    static String name(PluginModule module) {
        return module.needs().convention().entry(module.module().module()).orElseThrow();
    }

    /**
     * Calls it.
     *
     * @throws ProgramExit with the result of a {@code main}
     */
    static void call(Plugin plugin, PluginModule module) {
        switch (module.needs().convention()) {
            case COMMAND -> plugin.instance().function(name(module)).call();
            case MAIN -> callMain(plugin, plugin.instance().function(name(module)));
            case REACTOR, LIBRARY -> {}
        }
    }

    private static void callMain(Plugin plugin, Function main) {
        List<String> arguments = plugin.world().arguments();
        List<Value> results = main.signature().parameters().size() == 0
                ? main.call()
                : main.call(Value.i32(arguments.size()), Value.i32((int) addresses(plugin, arguments)));
        if (!results.isEmpty() && results.getFirst() instanceof Value.I32(int code)) {
            throw new ProgramExit(code);
        }
    }

    /** The address of a list of the addresses of the arguments, ended by 0. */
    private static long addresses(Plugin plugin, List<String> arguments) {
        long list = plugin.allocate((arguments.size() + 1L) * GuestType.U32.bytes());
        List<Long> addresses = plugin.memory().slice(GuestType.U32, list, arguments.size() + 1);
        for (int i = 0; i < arguments.size(); i++) {
            addresses.set(i, plugin.place(arguments.get(i)));
        }
        addresses.set(arguments.size(), 0L);
        return list;
    }
}
