package dev.abigate.writer.text;

import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.format.wasm.type.ValType;
import java.util.List;

/** Types as the text format writes them. */
final class TypeText {
    private final Names names;
    private final StringBuilder out;

    TypeText(Names names, StringBuilder out) {
        this.names = names;
        this.out = out;
    }

    void storageType(StorageType type) {
        if (type instanceof RefType reference) {
            refType(reference);
        } else {
            out.append(type.text());
        }
    }

    void refType(RefType type) {
        if (type.nullable() && type.heapType() instanceof HeapType.Abstract) {
            out.append(type.text());
            return;
        }
        out.append(type.nullable() ? "(ref null " : "(ref ");
        heapType(type.heapType());
        out.append(')');
    }

    void heapType(HeapType type) {
        switch (type) {
            case HeapType.Abstract heapType -> out.append(heapType.text());
            case HeapType.Defined(int index, boolean exact) -> {
                out.append(exact ? "(exact " : "");
                names.types().refer(index, out);
                out.append(exact ? ")" : "");
            }
        }
    }

    /** {@code (keyword type type …)} behind a space, or nothing where there are no types. */
    void list(String keyword, List<ValType> types) {
        if (!types.isEmpty()) {
            out.append(" (").append(keyword);
            for (ValType type : types) {
                out.append(' ');
                storageType(type);
            }
            out.append(')');
        }
    }

    /** {@code (type x)} behind a space. */
    void use(int typeIndex) {
        out.append(" (type ");
        names.types().refer(typeIndex, out);
        out.append(')');
    }

    void globalType(GlobalType type) {
        out.append(type.mutable() ? "(mut " : "");
        storageType(type.type());
        out.append(type.mutable() ? ")" : "");
    }

    void tableType(TableType type) {
        limits(type.limits());
        out.append(' ');
        refType(type.element());
    }

    void memoryType(MemoryType type) {
        limits(type.limits());
        out.append(type.shared() ? " shared" : "");
        if (type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            out.append(" (pagesize ")
                    .append(Long.toUnsignedString(1L << type.pageSizeLog2()))
                    .append(')');
        }
    }

    private void limits(Limits limits) {
        if (limits.addressType() == AddressType.I64) {
            out.append("i64 ");
        }
        out.append(Long.toUnsignedString(limits.minimum()));
        limits.maximum().ifPresent(maximum -> out.append(' ').append(Long.toUnsignedString(maximum)));
    }

    /** The definition of the type of index {@code index}, behind a space. */
    void definition(int index, SubType type) {
        boolean sub = !type.isFinal() || !type.supertypes().isEmpty();
        if (sub) {
            out.append(type.isFinal() ? " (sub final" : " (sub");
            for (int supertype : type.supertypes()) {
                out.append(' ');
                names.types().refer(supertype, out);
            }
        }
        type.describes().ifPresent(described -> clause("describes", described));
        type.descriptor().ifPresent(descriptor -> clause("descriptor", descriptor));
        out.append(' ');
        composite(index, type.composite());
        out.append(sub ? ")" : "");
    }

    private void clause(String keyword, int type) {
        out.append(" (").append(keyword).append(' ');
        names.types().refer(type, out);
        out.append(')');
    }

    private void composite(int index, CompositeType type) {
        switch (type) {
            case CompositeType.Function(var parameters, var results) -> {
                out.append("(func");
                list("param", parameters);
                list("result", results);
            }
            case CompositeType.Struct(var fields) -> {
                out.append("(struct");
                fields(fields, names.fields(index, fields.size()));
            }
            case CompositeType.Array(var element) -> {
                out.append("(array ");
                field(element);
            }
        }
        out.append(')');
    }

    private void fields(List<FieldType> fields, Identifiers identifiers) {
        var list = new NamedList("field", identifiers, out);
        for (int i = 0; i < fields.size(); i++) {
            list.next(i);
            field(fields.get(i));
        }
        list.end();
    }

    private void field(FieldType field) {
        out.append(field.mutable() ? "(mut " : "");
        storageType(field.storage());
        out.append(field.mutable() ? ")" : "");
    }
}
