package dev.abigate.runtime.plugin;

import dev.abigate.format.host.EntryConvention;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.memory.GuestType;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.List;

/** The function that a program begins with. */
final class ProgramEntry {
    private static final TypeCodes MAIN = TypeCodes.of(TypeCode.I32, TypeCode.I32);

    private ProgramEntry() {}

    /**
     * Calls it, without arguments but for a {@code main} that takes those of the world.
     *
     * @throws ProgramExit with the result of a {@code main}
     * @throws Trap where it takes other arguments
     */
    static void call(Plugin plugin, PluginModule module) {
        switch (module.needs().convention()) {
            case COMMAND -> call(plugin.instance(), module);
            case MAIN -> callMain(plugin, module);
            case REACTOR, LIBRARY -> {}
        }
    }

    /** Initializes a reactor. */
    static void initialize(Instance instance, PluginModule module) {
        if (module.needs().convention() == EntryConvention.REACTOR) {
            call(instance, module);
        }
    }

    private static void callMain(Plugin plugin, PluginModule module) {
        List<String> arguments = plugin.world().arguments();
        Function main = plugin.instance().function(name(module));
        List<Value> results = main.signature().parameters().equals(MAIN)
                ? main.call(Value.i32(arguments.size()), Value.i32((int) addresses(plugin, arguments)))
                : call(plugin.instance(), module);
        if (!results.isEmpty() && results.getFirst() instanceof Value.I32(int code)) {
            throw new ProgramExit(code);
        }
    }

    private static List<Value> call(Instance instance, PluginModule module) {
        Function entry = instance.function(name(module));
        int parameters = entry.signature().parameters().size();
        if (parameters > 0) {
            throw new Trap(TrapKind.HOST_ERROR, "'%s' takes %d arguments".formatted(name(module), parameters));
        }
        return entry.call();
    }

    private static String name(PluginModule module) {
        return module.needs().convention().entry(module.module().module()).orElseThrow();
    }

    /**
     * The address of a list of the addresses of the arguments, ended by 0. It is written at once, so that a recording has it as
     * one thing.
     */
    private static long addresses(Plugin plugin, List<String> arguments) {
        long list = plugin.allocate((arguments.size() + 1L) * GuestType.U32.bytes());
        long end = list;
        for (long address : arguments.stream().map(plugin::place).toList()) {
            plugin.memory().set(GuestType.U32, end, address);
            end += GuestType.U32.bytes();
        }
        plugin.memory().set(GuestType.U32, end, 0L);
        return list;
    }
}
