package dev.abigate.reader.validation.component;

import dev.abigate.format.component.FunctionType;
import dev.abigate.format.component.Labelled;
import dev.abigate.format.component.PrimitiveType;
import dev.abigate.format.component.ValueType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flattens the types of functions; what types share is flattened once. */
final class Flattener {
    private final TypeTable table;
    private final Map<Integer, List<ValType>> known = new HashMap<>();

    /** @param table counts what is looked at */
    Flattener(TypeTable table) {
        this.table = table;
    }

    Flattening flatten(FunctionType<Type> type) {
        return new Flattening(
                sequence(type.parameters().stream().map(Labelled::type).toList()),
                sequence(type.result().stream().toList()));
    }

    /** Ends a little over the limit: what comes then makes no difference. */
    private List<ValType> sequence(Collection<Type> types) {
        var flat = new ArrayList<ValType>();
        for (Type type : types) {
            if (flat.size() > Flattening.MOST_PARAMETERS) {
                break;
            }
            flat.addAll(flat(type));
        }
        return flat;
    }

    private List<ValType> flat(Type type) {
        List<ValType> flat = known.get(type.structure());
        if (flat == null) {
            table.look(1
                    + (type.unnamed() instanceof Type.Value value
                            ? value.shape().parts().size()
                            : 0));
            flat = type.unnamed() instanceof Type.Value value ? flat(value) : List.of(NumType.I32);
            known.put(type.structure(), flat);
        }
        return flat;
    }

    private List<ValType> flat(Type.Value value) {
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
                Integer.compareUnsigned(i, length) < 0
                        && flat.size() <= Flattening.MOST_PARAMETERS
                        && !element.isEmpty();
                i++) {
            flat.addAll(element);
        }
        return flat;
    }

    /** The number of the case, and core types that hold a value of any of them. */
    private List<ValType> cases(List<Optional<Type>> cases) {
        var joined = new ArrayList<ValType>();
        for (Optional<Type> each : cases) {
            List<ValType> flat = each.map(this::flat).orElse(List.of());
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
