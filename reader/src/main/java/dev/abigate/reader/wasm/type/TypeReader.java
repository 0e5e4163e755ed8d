package dev.abigate.reader.wasm.type;

import dev.abigate.format.Flaw;
import dev.abigate.format.wasm.Encoding;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
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
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Binary format of types</a>
 */
public final class TypeReader {
    private final Cursor in;

    /** Reads from {@code in}, which moves. */
    public TypeReader(Cursor in) {
        this.in = in;
    }

    /** A group of defined types, or a single one. */
    public RecType recType() {
        if (in.peek("type") != RecType.CODE) {
            return new RecType(List.of(subType()));
        }
        int start = in.offset();
        in.u8("recursion group");
        int count = in.count("type count");
        if (count == 1) {
            in.noteLongForm(start);
        }
        var types = new ArrayList<SubType>(count);
        for (int i = 0; i < count; i++) {
            types.add(subType());
        }
        return new RecType(types);
    }

    private SubType subType() {
        int start = in.offset();
        int form = in.peek("type");
        boolean isFinal = form != SubType.OPEN;
        List<Integer> supertypes = List.of();
        if (form == SubType.OPEN || form == SubType.FINAL) {
            in.u8("subtype form");
            supertypes = indices("supertype");
            if (isFinal && supertypes.isEmpty()) {
                in.noteForm(start, Encoding.Choice.LONG_SUBTYPE);
            }
        }
        OptionalInt describes = prefixedIndex(SubType.DESCRIBES, "described type");
        OptionalInt descriptor = prefixedIndex(SubType.DESCRIPTOR, "descriptor type");
        return new SubType(isFinal, supertypes, describes, descriptor, compositeType());
    }

    private OptionalInt prefixedIndex(int prefix, String field) {
        if (in.peek("type") != prefix) {
            return OptionalInt.empty();
        }
        in.u8("prefix");
        return OptionalInt.of(in.index(field));
    }

    private CompositeType compositeType() {
        int start = in.offset();
        int code = in.u8("type");
        return switch (code) {
            case CompositeType.Function.CODE -> new CompositeType.Function(valTypes("parameter"), valTypes("result"));
            case CompositeType.Struct.CODE -> {
                int count = in.count("field count");
                var fields = new ArrayList<FieldType>(count);
                for (int i = 0; i < count; i++) {
                    fields.add(fieldType());
                }
                yield new CompositeType.Struct(fields);
            }
            case CompositeType.Array.CODE -> new CompositeType.Array(fieldType());
            default -> throw in.fail(Flaw.DEFINITION_TYPE, start, "type", found(code));
        };
    }

    private FieldType fieldType() {
        StorageType storage = storageType();
        return new FieldType(storage, mutability());
    }

    private StorageType storageType() {
        Optional<PackedType> packed = PackedType.of(in.peek("storage type"));
        if (packed.isEmpty()) {
            return valType(Flaw.STORAGE_TYPE);
        }
        in.u8("storage type");
        return packed.get();
    }

    /** A vector of value types. */
    public List<ValType> valTypes(String what) {
        int count = in.count(what);
        if (count == 0) {
            return List.of();
        }
        var types = new ArrayList<ValType>(count);
        for (int i = 0; i < count; i++) {
            types.add(valType());
        }
        return types;
    }

    /** A value type. */
    public ValType valType() {
        return valType(Flaw.VALUE_TYPE);
    }

    private ValType valType(Flaw otherwise) {
        int start = in.offset();
        int code = in.u8("value type");
        Optional<NumType> number = NumType.of(code);
        if (number.isPresent()) {
            return number.get();
        }
        if (code == VecType.V128.code()) {
            return VecType.V128;
        }
        return refType(code, start, otherwise);
    }

    /** A reference type. */
    public RefType refType() {
        int start = in.offset();
        return refType(in.u8("reference type"), start, Flaw.REFERENCE_TYPE);
    }

    private RefType refType(int code, int start, Flaw otherwise) {
        if (code == RefType.NULLABLE || code == RefType.NON_NULL) {
            HeapType heapType = heapType();
            if (code == RefType.NULLABLE && heapType instanceof HeapType.Abstract) {
                in.noteLongForm(start);
            }
            return new RefType(code == RefType.NULLABLE, heapType);
        }
        Optional<HeapType.Abstract> heapType = HeapType.Abstract.of(code);
        if (heapType.isEmpty()) {
            throw in.fail(otherwise, start, "value type", found(code));
        }
        return new RefType(true, heapType.get());
    }

    /** A heap type: a signed number of 33 bits that is a type index, or one byte. */
    public HeapType heapType() {
        int start = in.offset();
        int code = in.peek("heap type");
        if (code == HeapType.Defined.EXACT) {
            in.u8("exact");
            return new HeapType.Defined(in.index("type index"), true);
        }
        Optional<HeapType.Abstract> type = HeapType.Abstract.of(code);
        if (type.isPresent()) {
            in.u8("heap type");
            return type.get();
        }
        long index = in.sleb33("heap type");
        if (index < 0 || index > Integer.MAX_VALUE) {
            throw in.fail(Flaw.HEAP_TYPE, start, "heap type", "found " + index);
        }
        return new HeapType.Defined((int) index, false);
    }

    /** A table type. */
    public TableType tableType() {
        RefType element = refType();
        int flags = limitsFlags(Limits.HAS_MAXIMUM | Limits.ADDRESS_64);
        return new TableType(element, limits(flags));
    }

    /** A memory type. */
    public MemoryType memoryType() {
        int flagsStart = in.offset();
        int flags = limitsFlags(Limits.HAS_MAXIMUM | Limits.SHARED | Limits.ADDRESS_64 | Limits.HAS_PAGE_SIZE);
        Limits limits = limits(flags);
        int pageSizeLog2 = MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        if ((flags & Limits.HAS_PAGE_SIZE) != 0) {
            int start = in.offset();
            pageSizeLog2 = in.leb32("page size exponent");
            if (pageSizeLog2 < 0 || pageSizeLog2 > MemoryType.MAX_PAGE_SIZE_LOG2) {
                throw in.fail(
                        Flaw.PAGE_SIZE,
                        start,
                        "page size exponent",
                        "found %s, at most %d"
                                .formatted(Integer.toUnsignedString(pageSizeLog2), MemoryType.MAX_PAGE_SIZE_LOG2));
            }
            if (pageSizeLog2 == MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
                in.noteLongForm(flagsStart);
            }
        }
        return new MemoryType(limits, (flags & Limits.SHARED) != 0, pageSizeLog2);
    }

    private int limitsFlags(int allowed) {
        int start = in.offset();
        int flags = in.u8("limits flags");
        if ((flags & ~allowed) != 0) {
            throw in.fail(Flaw.LIMITS_FLAGS, start, "limits flags", found(flags));
        }
        return flags;
    }

    private Limits limits(int flags) {
        long minimum = in.leb64("minimum");
        OptionalLong maximum =
                (flags & Limits.HAS_MAXIMUM) != 0 ? OptionalLong.of(in.leb64("maximum")) : OptionalLong.empty();
        return new Limits((flags & Limits.ADDRESS_64) != 0 ? AddressType.I64 : AddressType.I32, minimum, maximum);
    }

    /** A global type. */
    public GlobalType globalType() {
        ValType type = valType();
        return new GlobalType(type, mutability());
    }

    /** What an import asks for, or a module's type exports. */
    public ExternType externType() {
        int start = in.offset();
        int code = in.u8("kind");
        if (code == ExternKind.EXACT_FUNCTION) {
            return new ExternType.Function(in.index("type index"), true);
        }
        Optional<ExternKind> kind = ExternKind.of(code);
        if (kind.isEmpty()) {
            throw in.fail(Flaw.IMPORT_KIND, start, "kind", found(code));
        }
        return switch (kind.get()) {
            case FUNCTION -> new ExternType.Function(in.index("type index"), false);
            case TABLE -> new ExternType.Table(tableType());
            case MEMORY -> new ExternType.Memory(memoryType());
            case GLOBAL -> new ExternType.Global(globalType());
            case TAG -> new ExternType.Tag(tagType());
        };
    }

    /** The type of an exception tag: the index of a function type. */
    public int tagType() {
        int start = in.offset();
        int attribute = in.u8("attribute");
        if (attribute != 0) {
            throw in.fail(Flaw.TAG_ATTRIBUTE, start, "attribute", found(attribute));
        }
        return in.index("type index");
    }

    private boolean mutability() {
        int start = in.offset();
        int code = in.u8("mutability");
        if (code > 1) {
            throw in.fail(Flaw.MUTABILITY, start, "mutability", found(code));
        }
        return code == 1;
    }

    /** A vector of indices. */
    public List<Integer> indices(String what) {
        int count = in.count(what + " count");
        var indices = new ArrayList<Integer>(count);
        for (int i = 0; i < count; i++) {
            in.item(what, i);
            indices.add(in.index("index"));
        }
        in.endItem();
        return indices;
    }

    private static String found(int code) {
        return "found 0x%02x".formatted(code);
    }
}
