package dev.abigate.cli;

import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.runtime.ValueText;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A call of an exported function.
 *
 * @param fresh whether it is made on a new instance
 */
record GuestCall(String export, List<Value> arguments, DefinedType.Shape.Function type, boolean fresh) {
    /**
     * The call that words ask for.
     *
     * @throws UsageException where there is no such export, or the arguments do not fit its parameters
     */
    static GuestCall of(String export, List<String> arguments, boolean fresh, ValidModule module) {
        DefinedType.Shape.Function type = type(export, module);
        TypeCodes parameters = type.parameters();
        if (parameters.size() != arguments.size()) {
            throw new UsageException(
                    "'%s' takes %d arguments, found %d".formatted(export, parameters.size(), arguments.size()));
        }
        var values = new ArrayList<Value>();
        for (int i = 0; i < arguments.size(); i++) {
            try {
                values.add(ValueText.parse(arguments.get(i), parameters.get(i)));
            } catch (IllegalArgumentException e) {
                throw new UsageException("argument %d of '%s': %s".formatted(i + 1, export, e.getMessage()), e);
            }
        }
        return new GuestCall(export, values, type, fresh);
    }

    private static DefinedType.Shape.Function type(String name, ValidModule module) {
        List<Export> functions = module.module().exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .toList();
        for (Export export : functions) {
            if (export.name().equals(name)) {
                return module.function(export.index()).signature();
            }
        }
        throw new UsageException("no exported function '%s'; there are: %s"
                .formatted(
                        name,
                        functions.isEmpty()
                                ? "none"
                                : functions.stream().map(Export::name).collect(Collectors.joining(", "))));
    }

    /** Makes the call; the results are as they are printed. */
    List<String> on(Instance instance) {
        List<Value> values = instance.function(export).call(arguments.toArray(Value[]::new));
        CanonicalTypes types = instance.store().types();
        var results = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            results.add(ValueText.of(values.get(i), type.results().get(i), types));
        }
        return results;
    }
}
