package dev.abigate.runtime.random;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.format.wasm.type.VecType;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.HostReference;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.heap.I31;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.HostCall;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Specialization;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.VectorApi;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a random module on an engine: instantiates it, calls each of its functions a few times, and looks at what is left. */
final class Execution {
    /** What a module may use: enough for all that the generator means, so little that what it does not mean ends soon. */
    private static final StoreLimits LIMITS = new StoreLimits(1 << 20, 10_000, 10, 1 << 20, 1 << 24);

    /** Rounds up to which each call is an event; of more, each round is one. */
    private static final int FEW_ROUNDS = 2;

    private static final long PLENTY_OF_FUEL = 100_000_000;

    private final RandomModule module;
    private final Plan plan;
    private final Store store;
    private final StateText text;
    private final List<String> events = new ArrayList<>();
    private final List<String> rounds = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    private Execution(RandomModule module, Plan plan, Store store) {
        this.module = module;
        this.plan = plan;
        this.store = store;
        this.text = new StateText(store);
    }

    /**
     * How a module is run, which follows from its seed.
     *
     * @param metered whether fuel is counted
     * @param fuel for each call
     * @param steps that each call may take
     * @param rounds how often each function is called
     */
    record Plan(boolean metered, long fuel, int steps, int rounds) {
        /** Steps after which interpreted code is compiled where the engine does that. */
        private static final int MANY = 60_000;

        private static final int FEW = 300;

        static Plan of(RandomModule module) {
            var choices = new Choices(~module.seed());
            boolean metered = module.dialect() == Dialect.FULL && choices.oneIn(2);
            long fuel = choices.oneIn(4) ? choices.below(3_000) : PLENTY_OF_FUEL;
            int steps = module.dialect() == Dialect.FULL && choices.oneIn(32) ? MANY : FEW;
            return new Plan(metered, fuel, steps, 2);
        }

        /** The plan with more calls: so many that HotSpot compiles what they execute. */
        Plan withRounds(int many) {
            return new Plan(metered, fuel, FEW, many);
        }

        /** Whether engines that compile what is hot will do so. */
        boolean isLong() {
            return steps == MANY;
        }
    }

    /**
     * A call from the host.
     *
     * @param outcome its results, or how it ended without
     */
    record Call(int function, List<Value> arguments, String outcome) {}

    /**
     * What happened.
     *
     * @param events everything that can be seen from outside, in order
     * @param calls of the module's functions
     * @param state what is left
     */
    record Behaviour(List<String> events, List<Call> calls, List<String> state) {}

    static Behaviour run(RandomModule module, WasmModule encoded, Tier tier) {
        return run(module, Plan.of(module), encoded, tier);
    }

    static Behaviour run(RandomModule module, Plan plan, WasmModule encoded, Tier tier) {
        // Compiled code has vectors in two forms, each of which half of the modules get.
        VectorApi vectorApi = module.seed() % 2 == 0 ? VectorApi.NEVER : VectorApi.ALWAYS;
        // Instances share code, or have their own: half of those of each form.
        Specialization specialization = module.seed() / 2 % 2 == 0 ? Specialization.NEVER : Specialization.ALWAYS;
        var options = ExecutionOptions.DEFAULT
                .withMetering(plan.metered())
                .withVectorApi(vectorApi)
                .withSpecialization(specialization);
        var engine = new Engine(tier, options, FeatureSet.ALL);
        ExecutableModule loaded = engine.load(encoded);
        try (Store store = engine.newStore(LIMITS)) {
            return new Execution(module, plan, store).run(loaded);
        }
    }

    private Behaviour run(ExecutableModule loaded) {
        var linker = new Linker(store);
        Declarations declarations = module.declarations();
        for (int i = 0; i < declarations.importedFunctions(); i++) {
            CompositeType.Function signature =
                    declarations.signature(declarations.functions().get(i));
            String name = "f" + i;
            linker.define(
                    ModuleGenerator.HOST,
                    name,
                    signature.parameters(),
                    signature.results(),
                    call -> answer(name, call, signature));
        }
        store.setFuel(plan.fuel());
        List<String> state = new ArrayList<>();
        Optional<Instance> made = Optional.empty();
        try {
            made = Optional.of(linker.instantiate(loaded));
        } catch (Trap trap) {
            events.add("instantiation: " + ending(trap));
        } catch (WasmException exception) {
            events.add("instantiation: " + text.exception(exception));
        }
        if (made.isPresent()) {
            Instance instance = made.get();
            calls(instance);
            events.addAll(0, rounds);
            state.addAll(text.exports(instance));
            events.addAll(state);
        }
        return new Behaviour(events, calls, state);
    }

    private void calls(Instance instance) {
        var choices = new Choices(module.seed() * 31 + 7);
        Declarations declarations = module.declarations();
        for (int round = 0; round < plan.rounds(); round++) {
            for (int i = 0; i < declarations.functions().size(); i++) {
                CompositeType.Function signature =
                        declarations.signature(declarations.functions().get(i));
                var arguments = new ArrayList<Value>();
                for (ValType type : signature.parameters()) {
                    argument(type, choices, instance).ifPresent(arguments::add);
                }
                if (isCallable(signature)
                        && arguments.size() == signature.parameters().size()) {
                    call(instance, i, arguments);
                }
            }
            if (plan.rounds() > FEW_ROUNDS) {
                summarise(round);
            }
        }
    }

    /** Makes one event of those of a round, and forgets its calls: there are too many. */
    private void summarise(int round) {
        rounds.add("round %d: %s".formatted(round, Integer.toHexString(events.hashCode())));
        events.clear();
        calls.clear();
    }

    /** JavaScript has no vectors. */
    private boolean isCallable(CompositeType.Function signature) {
        return module.dialect() == Dialect.FULL
                || (!signature.parameters().contains(VecType.V128)
                        && !signature.results().contains(VecType.V128));
    }

    private void call(Instance instance, int function, List<Value> arguments) {
        instance.global("g" + Declarations.STEPS).set(Value.i32(plan.steps()));
        store.setFuel(plan.fuel());
        String outcome;
        try {
            outcome = text.values(instance.function("f" + function).call(arguments.toArray(Value[]::new)));
        } catch (Trap trap) {
            outcome = ending(trap);
        } catch (WasmException exception) {
            outcome = text.exception(exception);
        }
        calls.add(new Call(function, arguments, outcome));
        events.add("f%d(%s): %s, %d fuel left".formatted(function, text.values(arguments), outcome, store.fuel()));
    }

    private static String ending(Trap trap) {
        if (trap.getCause() != null) {
            throw new IllegalStateException("a trap that hides a defect", trap.getCause());
        }
        return "trap " + trap.kind().id();
    }

    private void answer(String name, HostCall call, CompositeType.Function signature) {
        String arguments = text.values(call.arguments());
        events.add("host " + name + "(" + arguments + ")");
        var choices = new Choices(arguments.hashCode());
        call.results(
                signature.results().stream().map(type -> number(type, choices)).toList());
    }

    private Optional<Value> argument(ValType type, Choices choices, Instance instance) {
        if (!(type instanceof RefType(boolean nullable, HeapType heap))) {
            return Optional.of(
                    module.dialect() == Dialect.V8 ? canonical(number(type, choices)) : number(type, choices));
        }
        if (nullable && (module.dialect() == Dialect.V8 || choices.oneIn(3))) {
            return Optional.of(new Value.Null());
        }
        List<Integer> functions = module.declarations().functionsOf(heap);
        if (!functions.isEmpty()) {
            return Optional.of(new Value.Reference(instance.function("f" + choices.of(functions))));
        }
        return switch (heap) {
            case HeapType.Abstract.EXTERN -> Optional.of(new Value.Reference(new HostReference(choices.below(100))));
            case HeapType.Abstract.ANY, HeapType.Abstract.EQ, HeapType.Abstract.I31 ->
                Optional.of(new Value.Reference(I31.of(choices.i32())));
            case HeapType.Abstract _, HeapType.Defined _ -> nullable ? Optional.of(new Value.Null()) : Optional.empty();
        };
    }

    private static Value number(ValType type, Choices choices) {
        return switch (type) {
            case NumType.I32 -> new Value.I32(choices.i32());
            case NumType.I64 -> new Value.I64(choices.i64());
            case NumType.F32 -> new Value.F32(choices.f32());
            case NumType.F64 -> new Value.F64(choices.f64());
            case VecType.V128 -> new Value.V128(choices.i64(), choices.i64());
            case RefType _ -> new Value.Null();
        };
    }

    /** The same number, or the one canonical NaN: JavaScript knows no other. */
    private static Value canonical(Value number) {
        return switch (number) {
            case Value.F32 single -> new Value.F32(Float.floatToIntBits(single.value()));
            case Value.F64 wide -> new Value.F64(Double.doubleToLongBits(wide.value()));
            case Value.I32 _, Value.I64 _, Value.V128 _, Value.Null _, Value.Reference _ -> number;
        };
    }
}
