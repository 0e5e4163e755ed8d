package dev.abigate.diff.schema;

import dev.abigate.diff.source.Program;
import dev.abigate.format.schema.AllocationFunction;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.schema.ExportSchemas;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.schema.ResultMeaning;
import dev.abigate.format.schema.SchemaSource;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Schemas of exports by their declarations, where the debug information of a module has them. */
public final class DerivedSchemas {
    private DerivedSchemas() {}

    /**
     * The schemas of the exports of a module that its source leaves no doubt about.
     *
     * @param given schemas that are known already; those exports are not described again
     */
    public static ExportSchemas of(
            Program program, WasmModule module, Map<String, ExportSchema> given, SchemaSource source) {
        Map<String, FunctionDeclaration> declarations = declarations(program);
        declarations.keySet().removeAll(given.keySet());
        Set<String> kinds = new HashSet<>(kinds(given));
        declarations
                .values()
                .forEach(function ->
                        FunctionMeaning.returnedKind(program, function).ifPresent(kinds::add));
        var schemas = new LinkedHashMap<String, ExportSchema>();
        var unclear = new LinkedHashMap<String, String>();
        var indices = IndexSpaces.of(module);
        for (Export export : module.exports()) {
            FunctionDeclaration declaration = declarations.get(export.name());
            if (declaration != null
                    && export.kind() == ExternKind.FUNCTION
                    && AllocationFunction.of(export.name()).isEmpty()) {
                try {
                    schemas.put(
                            export.name(),
                            new FunctionMeaning(program, declaration, kinds)
                                    .schema(indices.typeOfFunction(export.index())));
                } catch (UnclearMeaningException e) {
                    unclear.put(export.name(), e.reason());
                }
            }
        }
        dropWithoutMaker(schemas, unclear, kinds(given));
        return ExportSchemas.of(schemas, unclear, source);
    }

    private static Map<String, FunctionDeclaration> declarations(Program program) {
        var declarations = new LinkedHashMap<String, FunctionDeclaration>();
        for (Function function : program.graph().functions()) {
            function.exports().forEach(name -> declarations.putIfAbsent(name, function.declaration()));
        }
        return declarations;
    }

    private static Set<String> kinds(Map<String, ExportSchema> schemas) {
        var kinds = new HashSet<String>();
        schemas.values().forEach(schema -> made(schema).ifPresent(kinds::add));
        return kinds;
    }

    private static Optional<String> made(ExportSchema schema) {
        return schema.result() instanceof ResultMeaning.Handle(String kind) ? Optional.of(kind) : Optional.empty();
    }

    /** Leaves out what takes handles that no export makes which can be called without one. */
    private static void dropWithoutMaker(
            Map<String, ExportSchema> schemas, Map<String, String> unclear, Set<String> given) {
        Set<String> made = new HashSet<>(given);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (ExportSchema schema : schemas.values()) {
                if (missing(schema, made).isEmpty()) {
                    grew |= made(schema).filter(made::add).isPresent();
                }
            }
        }
        schemas.forEach((name, schema) -> missing(schema, made)
                .ifPresent(kind -> unclear.put(name, "no export that is described makes a handle %s".formatted(kind))));
        schemas.keySet().removeAll(unclear.keySet());
    }

    private static Optional<String> missing(ExportSchema schema, Set<String> made) {
        return schema.parameters().stream()
                .filter(ParameterMeaning.Handle.class::isInstance)
                .map(parameter -> ((ParameterMeaning.Handle) parameter).kind())
                .filter(kind -> !made.contains(kind))
                .findFirst();
    }
}
