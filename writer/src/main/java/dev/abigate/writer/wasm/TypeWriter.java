package dev.abigate.writer.wasm;

import dev.abigate.format.wasm.Encoding;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.PackedType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.format.wasm.type.VecType;
import dev.abigate.writer.bytes.ByteSink;
import java.util.List;

/** Writes types. */
final class TypeWriter {
    private final ByteSink out;

    TypeWriter(ByteSink out) {
        this.out = out;
    }

    void recType(RecType group) {
        if (out.takeLongForm() || group.types().size() != 1) {
            out.u8(RecType.CODE).leb32(group.types().size());
        }
        group.types().forEach(this::subType);
    }

    private void subType(SubType type) {
        boolean longForm = out.takeForm(Encoding.Choice.LONG_SUBTYPE);
        if (!type.isFinal() || !type.supertypes().isEmpty() || longForm) {
            out.u8(type.isFinal() ? SubType.FINAL : SubType.OPEN);
            out.leb32(type.supertypes().size());
            type.supertypes().forEach(out::leb32);
        }
        type.describes().ifPresent(index -> out.u8(SubType.DESCRIBES).leb32(index));
        type.descriptor().ifPresent(index -> out.u8(SubType.DESCRIPTOR).leb32(index));
        compositeType(type.composite());
    }

    private void compositeType(CompositeType type) {
        switch (type) {
            case CompositeType.Function function -> {
                out.u8(CompositeType.Function.CODE);
                valTypes(function.parameters());
                valTypes(function.results());
            }
            case CompositeType.Struct struct -> {
                out.u8(CompositeType.Struct.CODE).leb32(struct.fields().size());
                struct.fields().forEach(this::fieldType);
            }
            case CompositeType.Array array -> {
                out.u8(CompositeType.Array.CODE);
                fieldType(array.element());
            }
        }
    }

    private void fieldType(FieldType field) {
        storageType(field.storage());
        mutability(field.mutable());
    }

    private void storageType(StorageType type) {
        switch (type) {
            case PackedType packed -> out.u8(packed.code());
            case ValType value -> valType(value);
        }
    }

    void valTypes(List<ValType> types) {
        out.leb32(types.size());
        types.forEach(this::valType);
    }

    void valType(ValType type) {
        switch (type) {
            case NumType number -> out.u8(number.code());
            case VecType vector -> out.u8(vector.code());
            case RefType reference -> refType(reference);
        }
    }

    void refType(RefType type) {
        boolean longForm = out.takeLongForm();
        if (type.nullable() && type.heapType() instanceof HeapType.Abstract heapType && !longForm) {
            out.u8(heapType.code());
        } else {
            out.u8(type.nullable() ? RefType.NULLABLE : RefType.NON_NULL);
            heapType(type.heapType());
        }
    }

    void heapType(HeapType type) {
        switch (type) {
            case HeapType.Abstract heapType -> out.u8(heapType.code());
            case HeapType.Defined(int index, boolean exact) -> {
                if (exact) {
                    out.u8(HeapType.Defined.EXACT).leb32(index);
                } else {
                    out.sleb(index);
                }
            }
        }
    }

    void tableType(TableType type) {
        refType(type.element());
        limits(type.limits(), 0);
    }

    void memoryType(MemoryType type) {
        boolean pageSize = out.takeLongForm() || type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        limits(type.limits(), (type.shared() ? Limits.SHARED : 0) | (pageSize ? Limits.HAS_PAGE_SIZE : 0));
        if (pageSize) {
            out.leb32(type.pageSizeLog2());
        }
    }

    private void limits(Limits limits, int flags) {
        out.u8(flags
                | (limits.maximum().isPresent() ? Limits.HAS_MAXIMUM : 0)
                | (limits.addressType() == AddressType.I64 ? Limits.ADDRESS_64 : 0));
        out.leb64(limits.minimum());
        limits.maximum().ifPresent(out::leb64);
    }

    void globalType(GlobalType type) {
        valType(type.type());
        mutability(type.mutable());
    }

    private void mutability(boolean mutable) {
        out.u8(mutable ? 1 : 0);
    }
}
