package dev.abigate.runtime.replay.search;

import dev.abigate.format.schema.AllocationFunction;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.schema.ExportSchemas;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.schema.ResultMeaning;
import dev.abigate.format.schema.SchemaSource;
import dev.abigate.format.trace.SearchResult.LeftOut;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.reader.wasm.code.CodeScanner;
import dev.abigate.runtime.instance.ExecutableModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exports that a search calls, and those that it does not.
 *
 * @param searched in the order of the old build
 */
public record SearchedExports(List<SearchedExport> searched, List<LeftOut> leftOut) {
    private static final String INITIALIZE = "_initialize";
    private static final String UNKNOWN = "nothing says whether its values are numbers or addresses";

    public SearchedExports {
        searched = List.copyOf(searched);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Those of two builds.
     *
     * @param schemas by export
     * @param numbers whether all values that no schema describes are numbers
     * @throws IllegalArgumentException where a schema does not fit its export
     */
    public static SearchedExports of(
            ExecutableModule old, ExecutableModule now, Map<String, ExportSchema> schemas, boolean numbers) {
        return of(old, now, ExportSchemas.of(schemas, SchemaSource.FILE), numbers);
    }

    /**
     * As {@link #of(ExecutableModule, ExecutableModule, Map, boolean)}, with schemas of any source. Only those of a file have to
     * be of an export of the old build.
     */
    public static SearchedExports of(
            ExecutableModule old, ExecutableModule now, ExportSchemas schemas, boolean numbers) {
        schemas.described().entrySet().stream()
                .filter(each -> each.getValue().source() == SchemaSource.FILE)
                .map(Map.Entry::getKey)
                .filter(name -> function(old.module(), name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("no exported function '" + name + "'");
                });
        boolean places = places(old) && places(now);
        var searched = new ArrayList<SearchedExport>();
        var leftOut = new ArrayList<LeftOut>();
        for (Export export : old.module().exports()) {
            if (export.kind() == ExternKind.FUNCTION && !export.name().equals(INITIALIZE)) {
                var candidate = new Candidate(export, old, now.module());
                Optional<ExportSchema> schema = Optional.ofNullable(
                                schemas.described().get(export.name()))
                        .map(ExportSchemas.Described::schema);
                schema.ifPresent(candidate::requireFitting);
                boolean known =
                        numbers || schema.isPresent() || old.declarations().memoryCount() == 0;
                Optional<String> unknown =
                        known ? Optional.empty() : Optional.of(schemas.unclear().getOrDefault(export.name(), UNKNOWN));
                candidate
                        .obstacle(schema, unknown, places)
                        .ifPresentOrElse(
                                reason -> leftOut.add(new LeftOut(export.name(), reason)),
                                () -> searched.add(candidate.searched(schema)));
            }
        }
        return new SearchedExports(searched, leftOut);
    }

    /** By name. */
    Map<String, SearchedExport> byName() {
        Map<String, SearchedExport> byName = new HashMap<>();
        searched.forEach(export -> byName.put(export.name(), export));
        return byName;
    }

    /** Whether there is memory for arguments: the module allocates it, or leaves it to the host to add some. */
    private static boolean places(ExecutableModule module) {
        if (BufferSpace.allocator(module).isPresent()) {
            return true;
        }
        if (module.declarations().memoryCount() == 0 || mayGrow(module.module())) {
            return false;
        }
        Limits limits = module.declarations().memory(0).limits();
        return limits.maximum().orElse(Long.MAX_VALUE) >= limits.minimum() + BufferSpace.Grown.PAGES;
    }

    /** Whether functions ask for more memory, or nobody knows. */
    private static boolean mayGrow(WasmModule module) {
        var scanner = new CodeScanner();
        int index = 0;
        for (FunctionBody body : module.bodies()) {
            scanner.scan(body, index++);
        }
        return index == 0 || scanner.opcodes().contains(Opcode.MEMORY_GROW);
    }

    private static Optional<Export> function(WasmModule module, String name) {
        return module.exports().stream()
                .filter(export ->
                        export.kind() == ExternKind.FUNCTION && export.name().equals(name))
                .findFirst();
    }

    /** An exported function of the old build. */
    private record Candidate(Export export, CompositeType.Function type, Optional<CompositeType.Function> newType) {
        Candidate(Export export, ExecutableModule old, WasmModule now) {
            this(
                    export,
                    IndexSpaces.of(old.module()).typeOfFunction(export.index()),
                    function(now, export.name())
                            .map(found -> IndexSpaces.of(now).typeOfFunction(found.index())));
        }

        /**
         * Why it cannot be called.
         *
         * @param unknown why it is not known what its addresses mean, where it is not
         */
        Optional<String> obstacle(Optional<ExportSchema> schema, Optional<String> unknown, boolean places) {
            if (AllocationFunction.of(export.name()).isPresent()) {
                return Optional.of("it manages the memory of arguments");
            }
            if (!newType.equals(Optional.of(type))) {
                return Optional.of("the new build has no function of its name and type");
            }
            for (List<ValType> values : List.of(type.parameters(), type.results())) {
                for (ValType value : values) {
                    if (!(value instanceof NumType)) {
                        return Optional.of("a value of type " + value.text());
                    }
                }
            }
            if (unknown.isPresent() && (hasAddress(type.parameters()) || hasAddress(type.results()))) {
                return unknown;
            }
            boolean placed = schema.stream()
                    .flatMap(meaning -> meaning.parameters().stream())
                    .anyMatch(meaning ->
                            meaning instanceof ParameterMeaning.Buffer || meaning instanceof ParameterMeaning.Room);
            return placed && !places
                    ? Optional.of("the module allocates no memory for hosts, and hosts cannot add some")
                    : Optional.empty();
        }

        /** Whether one of the values is of a type that addresses have. */
        private static boolean hasAddress(List<ValType> types) {
            return types.contains(NumType.I32) || types.contains(NumType.I64);
        }

        void requireFitting(ExportSchema schema) {
            if (schema.parameters().size() != type.parameters().size()) {
                throw new IllegalArgumentException("'%s' has %d parameters, its schema %d"
                        .formatted(
                                export.name(),
                                type.parameters().size(),
                                schema.parameters().size()));
            }
            for (int i = 0; i < schema.parameters().size(); i++) {
                boolean address = switch (schema.parameters().get(i)) {
                    case ParameterMeaning.Buffer _, ParameterMeaning.Room _, ParameterMeaning.Handle _ -> true;
                    case ParameterMeaning.Numeric _, ParameterMeaning.Range _, ParameterMeaning.Length _ -> false;
                };
                if (address && type.parameters().get(i) != NumType.I32) {
                    throw new IllegalArgumentException("'%s' has no address as parameter %d, but a value of type %s"
                            .formatted(
                                    export.name(),
                                    i + 1,
                                    type.parameters().get(i).text()));
                }
            }
            if (!(schema.result() instanceof ResultMeaning.Numeric)
                    && !type.results().equals(List.of(NumType.I32))) {
                throw new IllegalArgumentException("'%s' returns no address".formatted(export.name()));
            }
        }

        SearchedExport searched(Optional<ExportSchema> schema) {
            List<NumType> parameters = numbers(type.parameters());
            ExportSchema meaning = schema.orElseGet(() -> new ExportSchema(
                    parameters.stream()
                            .<ParameterMeaning>map(_ -> new ParameterMeaning.Numeric())
                            .toList(),
                    new ResultMeaning.Numeric()));
            return new SearchedExport(export.name(), parameters, numbers(type.results()), meaning);
        }

        private static List<NumType> numbers(List<ValType> types) {
            return types.stream().map(NumType.class::cast).toList();
        }
    }
}
