package dev.abigate.runtime.script;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.text.BranchHint;
import dev.abigate.format.wasm.text.TextModule;
import dev.abigate.format.wast.Action;
import dev.abigate.format.wast.Command;
import dev.abigate.format.wast.ModuleSource;
import dev.abigate.reader.text.WatReader;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.custom.BranchHintReader;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.LinkException;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries out the commands of a script, or of a thread in it, one after the other. */
final class ScriptThread {
    private final Engine engine;
    private final Store store;
    private final Function<TextModule, WasmModule> encoder;
    private final Linker linker;
    private final ResultMatcher matcher;
    private final Tally tally = new Tally();
    private final Map<String, Instance> instances = new HashMap<>();
    private final Map<String, ExecutableModule> definitions = new HashMap<>();
    private final Map<String, Running> threads = new HashMap<>();
    private @Nullable Instance current;
    private @Nullable ExecutableModule lastDefinition;

    /** A thread of the script that runs, or ran, in a thread of its own. */
    private record Running(Thread thread, ScriptThread commands) {}

    ScriptThread(Engine engine, Store store, Function<TextModule, WasmModule> encoder) {
        this.engine = engine;
        this.store = store;
        this.encoder = encoder;
        this.linker = new Linker(store);
        this.matcher = new ResultMatcher(engine.types());
        SpecTest.define(linker);
    }

    Tally tally() {
        return tally;
    }

    void run(List<Command> commands) {
        for (Command command : commands) {
            try {
                carryOut(command);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                tally.fail(command, "unexpected " + text(e));
            }
        }
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.Module(var _, var name, var source) -> {
                current = null;
                become(linker.instantiate(load(source)), name);
            }
            case Command.Definition(var _, var name, var source) -> {
                ExecutableModule module = load(source);
                lastDefinition = module;
                name.ifPresent(given -> definitions.put(given, module));
            }
            case Command.Instance(var _, var name, var definition) ->
                become(linker.instantiate(definition(definition)), name);
            case Command.Register(var _, var as, var name) -> linker.define(as, instance(name));
            case Command.Perform(var _, var action) -> perform(action);
            case Command.AssertReturn assertion -> assertReturn(assertion);
            case Command.AssertFailure assertion -> assertFailure(assertion);
            case Command.AssertRefusal assertion -> assertRefusal(assertion);
            case Command.Fork fork -> fork(fork);
            case Command.Join(var _, var thread) -> join(thread);
            case Command.OnComponent(var _, var type) -> {
                if (type.startsWith("assert")) {
                    tally.skip();
                }
            }
        }
    }

    private void become(Instance instance, Optional<String> name) {
        current = instance;
        name.ifPresent(given -> instances.put(given, instance));
    }

    private Instance instance(Optional<String> name) {
        Instance found = name.isPresent() ? instances.get(name.get()) : current;
        if (found == null) {
            throw new IllegalStateException("there is no instance " + name.orElse(""));
        }
        return found;
    }

    private ExecutableModule definition(Optional<String> name) {
        ExecutableModule found = name.isPresent() ? definitions.get(name.get()) : lastDefinition;
        if (found == null) {
            throw new IllegalStateException("there is no module " + name.orElse(""));
        }
        return found;
    }

    private ExecutableModule load(ModuleSource source) {
        return engine.load(
                switch (source) {
                    case ModuleSource.Binary(var bytes) -> WasmReader.read(bytes);
                    case ModuleSource.Quote(var text, var _) -> encoder.apply(WatReader.read(text));
                    case ModuleSource.Inline(var module) -> encoder.apply(module);
                });
    }

    private List<Value> perform(Action action) {
        Instance instance = instance(action.instance());
        return switch (action) {
            case Action.Invoke(var _, String export, var arguments) ->
                instance.function(export)
                        .call(arguments.stream().map(ResultMatcher::argument).toArray(Value[]::new));
            case Action.Get(var _, String export) ->
                List.of(instance.global(export).value());
        };
    }

    private void assertReturn(Command.AssertReturn assertion) {
        List<Value> results = perform(assertion.action());
        if (matcher.matches(results, assertion.results())) {
            tally.pass();
        } else {
            tally.fail(
                    assertion,
                    "expected %s, found %s"
                            .formatted(
                                    ScriptText.patterns(assertion.results(), engine.types()),
                                    ScriptText.results(results, engine.types())));
        }
    }

    private void assertFailure(Command.AssertFailure assertion) {
        try {
            List<Value> results = perform(assertion.action());
            tally.fail(
                    assertion,
                    "expected '%s', found %s"
                            .formatted(assertion.message(), ScriptText.results(results, engine.types())));
        } catch (Trap trap) {
            boolean expected = switch (assertion.failure()) {
                case TRAP -> sameWords(assertion.message(), trap);
                case EXHAUSTION -> trap.kind() == TrapKind.STACK_EXHAUSTED;
                case EXCEPTION -> false;
            };
            judge(assertion, expected, assertion.message(), trap);
        } catch (WasmException exception) {
            judge(assertion, assertion.failure() == Command.Failure.EXCEPTION, assertion.message(), exception);
        }
    }

    private void judge(Command command, boolean expected, String message, RuntimeException found) {
        if (expected) {
            tally.pass();
        } else {
            tally.fail(command, "expected '%s', found %s".formatted(message, text(found)));
        }
    }

    /** Engines word traps as they like, but the beginning says which trap it is. */
    private static boolean sameWords(String expected, Trap trap) {
        String kind = trap.kind().text();
        return expected.startsWith(kind)
                || kind.startsWith(expected)
                || String.valueOf(trap.getMessage()).startsWith(expected);
    }

    private void assertRefusal(Command.AssertRefusal assertion) {
        try {
            ExecutableModule module = load(assertion.source());
            if (assertion.refusal() == Command.Refusal.INVALID_CUSTOM && hasInvalidHints(module.module())) {
                tally.pass();
                return;
            }
            linker.instantiate(module);
            tally.fail(assertion, "expected '%s', but the module was accepted".formatted(assertion.message()));
        } catch (MalformedBinaryException | MalformedTextException | InvalidModuleException e) {
            judge(assertion, isRefused(assertion.refusal(), e), assertion.message(), e);
        } catch (LinkException e) {
            judge(assertion, assertion.refusal() == Command.Refusal.UNLINKABLE, assertion.message(), e);
        } catch (Trap | WasmException e) {
            judge(assertion, assertion.refusal() == Command.Refusal.UNINSTANTIABLE, assertion.message(), e);
        }
    }

    /** A custom section that is refused does not make its module invalid. */
    private static boolean hasInvalidHints(WasmModule module) {
        return module.customSection(BranchHint.SECTION).isPresent()
                && BranchHintReader.read(module).isEmpty();
    }

    private boolean isRefused(Command.Refusal refusal, RuntimeException found) {
        return switch (refusal) {
            // Before memories of 64 bits, the text format had no limits that do not fit 32 bits; now they are invalid.
            case MALFORMED, MALFORMED_CUSTOM ->
                !(found instanceof InvalidModuleException) || !engine.features().has(Feature.MEMORY64);
            // The specification sees an index beyond 2^31 as merely invalid, the reader as malformed.
            case INVALID, INVALID_CUSTOM -> true;
            case UNLINKABLE, UNINSTANTIABLE -> false;
        };
    }

    private void fork(Command.Fork fork) {
        var commands = new ScriptThread(engine, store, encoder);
        fork.shared().ifPresent(name -> commands.instances.put(name, instance(fork.shared())));
        Thread thread = Thread.ofPlatform().name(fork.name()).start(() -> commands.run(fork.commands()));
        threads.put(fork.name(), new Running(thread, commands));
    }

    private void join(String name) {
        Running running = threads.remove(name);
        if (running == null) {
            throw new IllegalStateException("there is no thread " + name);
        }
        try {
            running.thread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for thread " + name, e);
        }
        tally.add(running.commands().tally);
    }

    private static String text(Throwable error) {
        String message = error.getMessage();
        return message == null
                ? error.getClass().getSimpleName()
                : error.getClass().getSimpleName() + ": "
                        + message.lines().findFirst().orElse("");
    }
}
