package dev.abigate.writer.aot;

import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.AotType.FieldReference;
import dev.abigate.format.aot.AotType.Kind;
import dev.abigate.format.aot.AotType.Signature;
import dev.abigate.format.aot.AotType.SubType;
import dev.abigate.format.aot.ReferenceType;
import dev.abigate.format.aot.ValueType;
import java.util.List;

/** Writes the types of section 1 (section 5.4). */
final class TypeWriter {
    private final AlignedSink out;
    private final AotLayout layout;

    TypeWriter(AlignedSink out, AotLayout layout) {
        this.out = out;
        this.layout = layout;
    }

    void write(List<AotType> types) {
        out.u32(types.size());
        for (AotType type : types) {
            out.align(Integer.BYTES);
            if (layout.hasGcRecords()) {
                gcType(type);
            } else {
                functionType(type);
            }
        }
    }

    private void functionType(AotType type) {
        if (!(type instanceof AotType.Function(SubType _, Signature signature, var _))) {
            throw new IllegalArgumentException("a module without garbage collection has function types only");
        }
        if (layout.has(Feature.SHORT_TYPE_COUNTS)) {
            out.u16(Kind.FUNCTION.code());
            out.u16(signature.parameters().size());
            out.u16(signature.results().size());
        } else {
            out.u32(signature.parameters().size());
            out.u32(signature.results().size());
        }
        signature(signature);
    }

    private void gcType(AotType type) {
        switch (type) {
            case AotType.Equivalent(Kind kind, int earlier) -> {
                if (!layout.has(Feature.EQUIVALENT_TYPES)) {
                    throw new IllegalArgumentException("the layout has no place for equivalent types");
                }
                out.u16(kind.code());
                out.u8(1);
                out.unused(1);
                out.u32(earlier);
            }
            case AotType.Function(SubType subType, Signature signature, var references) -> {
                begin(Kind.FUNCTION, subType);
                out.u16(signature.parameters().size());
                out.u16(signature.results().size());
                out.u16(references.size());
                signature(signature);
                references(references);
            }
            case AotType.Struct(SubType subType, var fields, var references) -> {
                begin(Kind.STRUCT, subType);
                out.u16(fields.size());
                out.u16(references.size());
                for (AotType.Field field : fields) {
                    out.u8(field.flags());
                    out.u8(field.type().code());
                }
                references(references);
            }
            case AotType.Array(SubType subType, int flags, ReferenceType element) -> {
                begin(Kind.ARRAY, subType);
                out.u16(flags);
                out.u8(element.type().code());
                if (element.type().needsReferenceType()) {
                    out.u8(element.nullable());
                    out.u32(element.heapType());
                }
            }
        }
    }

    private void begin(Kind kind, SubType subType) {
        out.u16(kind.code());
        if (layout.has(Feature.EQUIVALENT_TYPES)) {
            out.u8(0);
            out.u8(subType.isFinal());
        } else {
            out.u16(subType.isFinal());
        }
        out.u32(subType.parent());
        out.u16(subType.groupSize());
        out.u16(subType.groupIndex());
    }

    private void signature(Signature signature) {
        for (ValueType type : signature.parameters()) {
            out.u8(type.code());
        }
        for (ValueType type : signature.results()) {
            out.u8(type.code());
        }
    }

    private void references(List<FieldReference> references) {
        out.align(Integer.BYTES);
        for (FieldReference reference : references) {
            out.u16(reference.position());
            out.u8(reference.type().type().code());
            out.u8(reference.type().nullable());
            out.u32(reference.type().heapType());
        }
    }
}
