package dev.abigate.reader.validation.component;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.component.Canon;
import dev.abigate.format.component.CanonBuiltIn;
import dev.abigate.format.component.CanonOperand;
import dev.abigate.format.component.CanonOption;
import dev.abigate.format.component.FunctionType;
import dev.abigate.format.component.Sort;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Functions of the canonical ABI: their options, and that core functions have the types that these call for. */
final class CanonRules {
    private static final CompositeType.Function REALLOC = new CompositeType.Function(
            List.of(NumType.I32, NumType.I32, NumType.I32, NumType.I32), List.of(NumType.I32));

    private final TypeTable table;
    private final Scope scope;
    private final TypeResolver types;
    private final Flattener flattener;
    private final List<ValidComponent.Lowered> lowered;

    /**
     * @param table counts what is looked at
     * @param lowered takes up the functions that core code calls
     */
    CanonRules(TypeTable table, Scope scope, TypeResolver types, List<ValidComponent.Lowered> lowered) {
        this.table = table;
        this.scope = scope;
        this.flattener = new Flattener(table);
        this.types = types;
        this.lowered = lowered;
    }

    void define(Canon canon) {
        switch (canon) {
            case Canon.Lift(int core, var options, int type) -> lift(core, options, type);
            case Canon.Lower(int function, var options) -> lower(function, options);
            case Canon.BuiltIn(var function, var operands) -> {
                operands.forEach(operand -> check(function, operand));
                scope.coreFunctions.add(new ModuleType.Item(Sort.CORE_FUNCTION, builtIn(function)));
            }
        }
    }

    private void lift(int core, List<CanonOption> options, int index) {
        ModuleType.Item function = Scope.item(scope.coreFunctions, core, Sort.CORE_FUNCTION);
        if (!(scope.type(index).unnamed() instanceof Type.Function type)) {
            throw new InvalidModuleException("type index %d is not a function type".formatted(index));
        }
        var given = new Given(options);
        var flat = flattener.flatten(type.type());
        require(!given.async() || type.type().async(), "the `async` canonical option requires an async function type");
        boolean parameters = flat.parametersInMemory()
                || usesMemory(type.type().parameters().stream()
                        .map(parameter -> parameter.type())
                        .toList());
        boolean result = flat.resultsInMemory()
                || usesMemory(type.type().result().stream().toList());
        // What runs as a task hands its result over by a call of its own.
        given.requireMemory(parameters || (result && !given.async()));
        given.requireRealloc(parameters);
        if (!given.async() && !type.type().async()) {
            compare(function.function(), flat.lifted());
            given.postReturn()
                    .ifPresent(after -> require(
                            after.function()
                                    .filter(found -> !found.equals(new CompositeType.Function(
                                            flat.lifted().results(), List.of())))
                                    .isEmpty(),
                            "canonical option `post-return` uses a core function with an incorrect signature"));
        }
        scope.functions.add(new Entity.Function(type, new Origin.Lifted(options)));
    }

    private void lower(int index, List<CanonOption> options) {
        Entity.Function function = Scope.item(scope.functions, index, Sort.FUNCTION);
        FunctionType<Type> type = function.type().type();
        var given = new Given(options);
        var flat = flattener.flatten(type);
        require(!given.async() || type.async(), "the `async` canonical option requires an async function type");
        require(given.postReturn().isEmpty(), "canonical option `post-return` cannot be specified for lowerings");
        given.requireMemory(flat.parametersInMemory() || flat.resultsInMemory() || usesMemory(type.types()));
        given.requireRealloc(usesMemory(type.result().stream().toList()));
        scope.coreFunctions.add(new ModuleType.Item(
                Sort.CORE_FUNCTION, given.async() ? Optional.empty() : Optional.of(flat.lowered())));
        lowered.add(new ValidComponent.Lowered(function.origin(), options));
    }

    private boolean usesMemory(List<Type> types) {
        return types.stream().anyMatch(type -> TypeWalk.findsMemoryUse(table, type));
    }

    private static void compare(Optional<CompositeType.Function> found, CompositeType.Function expected) {
        if (found.isEmpty()) {
            return;
        }
        CompositeType.Function core = found.get();
        require(
                core.parameters().equals(expected.parameters()),
                "lowered parameter types `%s` do not match parameter types `%s`"
                        .formatted(texts(expected.parameters()), texts(core.parameters())));
        require(
                core.results().equals(expected.results()),
                "lowered result types `%s` do not match result types `%s`"
                        .formatted(texts(expected.results()), texts(core.results())));
    }

    private static List<String> texts(List<ValType> types) {
        return types.stream().map(ValType::text).toList();
    }

    private void check(CanonBuiltIn function, CanonOperand operand) {
        switch (operand) {
            case CanonOperand.Definition(var item) -> {
                switch (item.sort()) {
                    case TYPE -> type(function, scope.type(item.index()));
                    case CORE_TYPE -> Scope.item(scope.coreTypes, item.index(), item.sort());
                    case CORE_TABLE, CORE_MEMORY -> Scope.item(scope.coreItems(item.sort()), item.index(), item.sort());
                    case CORE_FUNCTION,
                            CORE_GLOBAL,
                            CORE_TAG,
                            CORE_MODULE,
                            CORE_INSTANCE,
                            FUNCTION,
                            VALUE,
                            COMPONENT,
                            INSTANCE -> throw new IllegalArgumentException(item.toString());
                }
            }
            case CanonOperand.Result(var type) -> type.ifPresent(types::value);
            case CanonOperand.Options(var options) -> new Given(options);
            case CanonOperand.Flag _, CanonOperand.StorageType _, CanonOperand.Slot _ -> {}
        }
    }

    private static void type(CanonBuiltIn function, Type type) {
        if (function.text().startsWith("resource.")) {
            require(
                    type.unnamed() instanceof Type.Resource resource
                            && (resource.defined() || function == CanonBuiltIn.RESOURCE_DROP),
                    "%s needs a resource type that this component defines".formatted(function.text()));
        }
    }

    private static Optional<CompositeType.Function> builtIn(CanonBuiltIn function) {
        List<ValType> one = List.of(NumType.I32);
        return switch (function) {
            case RESOURCE_NEW, RESOURCE_REP -> Optional.of(new CompositeType.Function(one, one));
            case RESOURCE_DROP -> Optional.of(new CompositeType.Function(one, List.of()));
            default -> Optional.empty();
        };
    }

    private static void require(boolean met, String reason) {
        if (!met) {
            throw new InvalidModuleException(reason);
        }
    }

    /** The options of one function. */
    private final class Given {
        private final List<CanonOption> options;

        Given(List<CanonOption> options) {
            this.options = options;
            var kinds = new HashSet<Class<?>>();
            for (CanonOption option : options) {
                require(
                        kinds.add(option.getClass()),
                        "canonical option `%s` is specified more than once or conflicts with option of its kind"
                                .formatted(text(option)));
                switch (option) {
                    case CanonOption.Memory(int memory) -> Scope.item(scope.coreMemories, memory, Sort.CORE_MEMORY);
                    case CanonOption.Realloc(int function) ->
                        require(
                                core(function)
                                        .function()
                                        .filter(found -> !found.equals(REALLOC))
                                        .isEmpty(),
                                "canonical option `realloc` uses a core function with an incorrect signature");
                    case CanonOption.PostReturn(int function) -> core(function);
                    case CanonOption.Callback(int function) -> core(function);
                    case CanonOption.Async _, CanonOption.StringEncoding _ -> {}
                }
            }
            require(
                    !kinds.contains(CanonOption.Realloc.class) || kinds.contains(CanonOption.Memory.class),
                    "canonical option `realloc` requires `memory` to also be specified");
        }

        private static String text(CanonOption option) {
            return switch (option) {
                case CanonOption.StringEncoding encoding -> encoding.text();
                case CanonOption.Memory _ -> "memory";
                case CanonOption.Realloc _ -> "realloc";
                case CanonOption.PostReturn _ -> "post-return";
                case CanonOption.Async _ -> "async";
                case CanonOption.Callback _ -> "callback";
            };
        }

        private ModuleType.Item core(int function) {
            return Scope.item(scope.coreFunctions, function, Sort.CORE_FUNCTION);
        }

        boolean async() {
            return options.stream().anyMatch(CanonOption.Async.class::isInstance);
        }

        Optional<ModuleType.Item> postReturn() {
            return options.stream()
                    .filter(CanonOption.PostReturn.class::isInstance)
                    .map(option -> core(((CanonOption.PostReturn) option).function()))
                    .findFirst();
        }

        void requireMemory(boolean needed) {
            require(
                    !needed || options.stream().anyMatch(CanonOption.Memory.class::isInstance),
                    "canonical option `memory` is required");
        }

        void requireRealloc(boolean needed) {
            require(
                    !needed || options.stream().anyMatch(CanonOption.Realloc.class::isInstance),
                    "canonical option `realloc` is required");
        }
    }
}
