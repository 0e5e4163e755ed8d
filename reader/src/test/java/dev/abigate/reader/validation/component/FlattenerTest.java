package dev.abigate.reader.validation.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.component.FunctionType;
import dev.abigate.format.component.Labelled;
import dev.abigate.format.component.PrimitiveType;
import dev.abigate.format.component.ValueType;
import dev.abigate.format.wasm.type.NumType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlattenerTest {
    /** A result that is the same on success and on failure, inside another such, and so on. */
    @Test
    void flattensSharedPartsOnce() {
        var table = new TypeTable();
        Type type = table.value(new ValueType.Primitive<>(PrimitiveType.U64));
        for (int i = 0; i < 150; i++) {
            type = table.value(new ValueType.Result<>(Optional.of(type), Optional.of(type)));
        }
        var function = new FunctionType<>(false, List.of(new Labelled<>("a", type)), Optional.of(type));
        Flattening flat = new Flattener(table).flatten(function);
        assertEquals(151, flat.parameters().size());
        assertEquals(List.of(NumType.I32), flat.lifted().parameters());
        assertEquals(List.of(NumType.I32), flat.lifted().results());
    }
}
