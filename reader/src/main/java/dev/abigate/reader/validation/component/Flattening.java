package dev.abigate.reader.validation.component;

import dev.abigate.format.component.FunctionType;
import dev.abigate.format.component.PrimitiveType;
import dev.abigate.format.component.ValueType;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the canonical ABI makes of a function's type for core code that does not take part in tasks.
 *
 * @param parameters core types of all parameters, before the limit
 * @param results core types of the result, before the limit
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#flattening">Flattening</a>
 */
record Flattening(List<ValType> parameters, List<ValType> results) {
    /** How many core parameters there may be; more values go through memory. */
    private static final int MOST_PARAMETERS = 16;
    /** How many core results there may be. */
    private static final int MOST_RESULTS = 1;

    static Flattening of(FunctionType<Type> type) {
        return new Flattening(
                sequence(type.parameters().stream()
                        .map(parameter -> parameter.type())
                        .toList()),
                sequence(type.result().stream().toList()));
    }

    boolean parametersInMemory() {
        return parameters.size() > MOST_PARAMETERS;
    }

    boolean resultsInMemory() {
        return results.size() > MOST_RESULTS;
    }

    /** The type of a core function that implements the function. */
    CompositeType.Function lifted() {
        return new CompositeType.Function(shortParameters(), resultsInMemory() ? List.of(NumType.I32) : results);
    }

    /** The type of a core function that calls the function. */
    CompositeType.Function lowered() {
        if (!resultsInMemory()) {
            return new CompositeType.Function(shortParameters(), results);
        }
        return new CompositeType.Function(
                Stream.concat(shortParameters().stream(), Stream.of(NumType.I32))
                        .toList(),
                List.of());
    }

    private List<ValType> shortParameters() {
        return parametersInMemory() ? List.of(NumType.I32) : parameters;
    }

    /** Ends a little over the limit: what comes then makes no difference. */
    private static List<ValType> sequence(Collection<Type> types) {
        var flat = new ArrayList<ValType>();
        for (Type type : types) {
            if (flat.size() > MOST_PARAMETERS) {
                break;
            }
            flat.addAll(flat(type));
        }
        return flat;
    }

    private static List<ValType> flat(Type type) {
        if (!(type.unnamed() instanceof Type.Value value)) {
            return List.of(NumType.I32);
        }
        return switch (value.shape()) {
            case ValueType.Primitive<Type>(var primitive) -> primitive(primitive);
            case ValueType.Fields<Type> _, ValueType.Tuple<Type> _ ->
                sequence(value.shape().parts());
            case ValueType.Elements<Type>(var element, var length) ->
                length.isEmpty() ? List.of(NumType.I32, NumType.I32) : repeated(flat(element), length.getAsInt());
            case ValueType.Dictionary<Type> _ -> List.of(NumType.I32, NumType.I32);
            case ValueType.Variant<Type>(var cases) ->
                cases(cases.stream().map(each -> each.type()).toList());
            case ValueType.Option<Type>(var inner) -> cases(List.of(Optional.empty(), Optional.of(inner)));
            case ValueType.Result<Type>(var success, var failure) -> cases(List.of(success, failure));
            case ValueType.Flags<Type> _,
                    ValueType.Enumeration<Type> _,
                    ValueType.Handle<Type> _,
                    ValueType.Stream<Type> _ -> List.of(NumType.I32);
        };
    }

    private static List<ValType> primitive(PrimitiveType type) {
        return switch (type) {
            case BOOL, S8, U8, S16, U16, S32, U32, CHAR, ERROR_CONTEXT -> List.of(NumType.I32);
            case S64, U64 -> List.of(NumType.I64);
            case F32 -> List.of(NumType.F32);
            case F64 -> List.of(NumType.F64);
            case STRING -> List.of(NumType.I32, NumType.I32);
        };
    }

    private static List<ValType> repeated(List<ValType> element, int length) {
        var flat = new ArrayList<ValType>();
        for (int i = 0;
                Integer.compareUnsigned(i, length) < 0 && flat.size() <= MOST_PARAMETERS && !element.isEmpty();
                i++) {
            flat.addAll(element);
        }
        return flat;
    }

    /** The number of the case, and core types that hold a value of any of them. */
    private static List<ValType> cases(List<Optional<Type>> cases) {
        var joined = new ArrayList<ValType>();
        for (Optional<Type> each : cases) {
            List<ValType> flat = each.map(Flattening::flat).orElse(List.of());
            for (int i = 0; i < flat.size(); i++) {
                if (i == joined.size()) {
                    joined.add(flat.get(i));
                } else {
                    joined.set(i, join(joined.get(i), flat.get(i)));
                }
            }
        }
        joined.addFirst(NumType.I32);
        return joined;
    }

    private static ValType join(ValType one, ValType other) {
        if (one.equals(other)) {
            return one;
        }
        boolean small = one != NumType.I64 && one != NumType.F64 && other != NumType.I64 && other != NumType.F64;
        return small ? NumType.I32 : NumType.I64;
    }
}
