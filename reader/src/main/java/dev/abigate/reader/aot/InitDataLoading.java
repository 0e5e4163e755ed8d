package dev.abigate.reader.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.ConstTag;
import dev.abigate.format.aot.Memory;
import dev.abigate.format.aot.Table;
import dev.abigate.format.aot.ValueType;
import dev.abigate.format.host.LoaderReading;
import dev.abigate.format.host.LoaderReading.Need;
import dev.abigate.format.host.LoaderReading.Outcome;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes through the init data of a file as WAMR's loader does, with its checks and no others, in their order (of 2.4.5;
 * the loaders since 2.0.0 differ in the checks of {@link Need}). What a loader keeps of what it reads is left out except
 * where it decides what is read next.
 *
 * @see <a href="https://github.com/bytecodealliance/wasm-micro-runtime/blob/WAMR-2.4.5/core/iwasm/aot/aot_loader.c">
 *     aot_loader.c, load_init_data_section</a>
 */
final class InitDataLoading {
    private static final int NO_PARENT = -1;
    private static final long LARGEST_ALLOCATION = 0xffff_fffeL;
    /** Bytes that a loader keeps of a global or an imported function, at least. */
    private static final int LEAST_RECORD = 48;
    /** Bytes that a loader keeps of a constant expression. */
    private static final int CONSTANT_RECORD = 24;
    /** Bytes of the reference type of an element segment. */
    private static final int REFERENCE_TYPE_BYTES = 8;

    private final AlignedCursor in;
    private final boolean offsetExpressions;
    private final boolean gcRecords;
    private final Set<Need> needs = new LinkedHashSet<>();

    InitDataLoading(ByteString body, boolean offsetExpressions, boolean gcRecords) {
        this.in = new AlignedCursor(Cursor.overPart(body, 0, "init data", Flaw.UNEXPECTED_END), new ArrayList<>());
        this.offsetExpressions = offsetExpressions;
        this.gcRecords = gcRecords;
    }

    /** The end that loading comes to before the section's. */
    private static final class Stumble extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Outcome outcome;

        Stumble(Outcome outcome, String message) {
            super(message, null, false, false);
            this.outcome = outcome;
        }
    }

    LoaderReading reading() {
        try {
            load();
            return end(Outcome.READS, "");
        } catch (MalformedBinaryException _) {
            return end(Outcome.REFUSES, "unexpected end");
        } catch (Stumble stumble) {
            return end(stumble.outcome, String.valueOf(stumble.getMessage()));
        }
    }

    private LoaderReading end(Outcome outcome, String message) {
        return new LoaderReading(offsetExpressions, gcRecords, List.copyOf(needs), outcome, message);
    }

    private void load() {
        memories();
        long imported = in.unsigned("import table count");
        for (long i = 0; i < imported; i++) {
            table();
        }
        long tables = in.unsigned("table count");
        for (long i = 0; i < tables; i++) {
            table();
            if (gcRecords) {
                expression(0);
            }
        }
        long segments = in.unsigned("element segment count");
        allocate(segments, Long.BYTES);
        for (long i = 0; i < segments; i++) {
            elementSegment();
        }
        int types = types();
        importGlobals();
        globals(types);
        tail(importFunctions(types));
    }

    private static Stumble refused(String message) {
        return new Stumble(Outcome.REFUSES, message);
    }

    /** Loaders ask for the memory of a list before they read it. */
    private static void allocate(long items, int bytes) {
        if (items * bytes > LARGEST_ALLOCATION) {
            throw refused("allocate memory failed");
        }
    }

    private void memories() {
        in.u32("import memory count");
        long memories = in.unsigned("memory count");
        for (long i = 0; i < memories; i++) {
            int flags = in.u32("flags");
            need((flags & Memory.SHARED) != 0, Need.SHARED_MEMORY);
            need((flags & Memory.MEMORY64) != 0, Need.MEMORY64);
            in.u32("bytes per page");
            in.u32("initial pages");
            in.u32("maximum pages");
        }
        long segments = in.unsigned("data segment count");
        for (long i = 0; i < segments; i++) {
            in.u32("is passive");
            in.u32("memory index");
            expression(0);
            skip(in.unsigned("byte count"));
        }
    }

    private void need(boolean met, Need need) {
        if (met) {
            needs.add(need);
        }
    }

    private void skip(long bytes) {
        if (bytes > in.remaining()) {
            throw refused("unexpected end");
        }
        in.bytes((int) bytes, "bytes");
    }

    private void table() {
        int element = in.u8("element type");
        need((in.u8("flags") & Table.TABLE64) != 0, Need.TABLE64);
        in.u8("may grow");
        in.u8("nullable");
        in.u32("initial size");
        in.u32("maximum size");
        if (gcRecords && new ValueType(element).needsReferenceType()) {
            in.u32("heap type");
        }
    }

    private void elementSegment() {
        in.u32("mode");
        int element = in.u32("element type");
        in.u32("table index");
        if (offsetExpressions) {
            expression(0);
        } else {
            in.u32("offset tag");
            in.u64("offset");
        }
        if (gcRecords && new ValueType(element).needsReferenceType()) {
            if (in.u16("reference type") != element) {
                throw refused("invalid elem type");
            }
            if (in.u16("nullable") > 1) {
                throw refused("invalid nullable value");
            }
            in.u32("heap type");
        } else {
            skip(REFERENCE_TYPE_BYTES);
        }
        long values = in.unsigned("value count");
        allocate(values, CONSTANT_RECORD);
        for (long i = 0; i < values; i++) {
            expression(0);
        }
    }

    /** A constant expression; only the first {@code types} defined types are known. */
    private void expression(int types) {
        for (long open = 1; open > 0; open--) {
            ConstTag tag = ConstTag.of(in.u32("tag")).orElseThrow(() -> refused("invalid init expr type."));
            switch (tag) {
                case NONE -> {}
                case I32_CONST, F32_CONST, GLOBAL_GET, REF_FUNC -> in.u32("value");
                case I64_CONST, F64_CONST -> in.u64("value");
                case V128_CONST -> skip(2L * Long.BYTES);
                case REF_NULL -> {
                    needs.add(Need.REFERENCE_CONSTANTS);
                    in.u32("value");
                }
                case REF_I31, STRUCT_NEW_DEFAULT -> {
                    expectGcRecords();
                    in.u32("value");
                }
                case STRUCT_NEW -> {
                    expectGcRecords();
                    throw aggregate(types, "unknown struct type.");
                }
                case ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED -> {
                    expectGcRecords();
                    in.u32("element type");
                    throw aggregate(types, "invalid or non-array type index.");
                }
                case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL -> {
                    needs.add(Need.EXTENDED_CONSTANTS);
                    open += 2;
                }
            }
        }
    }

    private void expectGcRecords() {
        if (!gcRecords) {
            throw refused("invalid init expr type.");
        }
    }

    /** Where an aggregate of a type that is not known yet ends, nobody can say; one of a known type is not followed. */
    private Stumble aggregate(int types, String message) {
        return Integer.compareUnsigned(in.u32("type index"), types) < 0
                ? new Stumble(Outcome.OPEN, "")
                : refused(message);
    }

    private int types() {
        long count = in.unsigned("type count");
        allocate(count, Long.BYTES);
        var parents = new ArrayList<Integer>();
        for (long i = 0; i < count; i++) {
            in.align(Integer.BYTES);
            int kind = in.u16("kind");
            if (gcRecords) {
                gcType(kind, parents);
            } else {
                signature(in.u16("parameter count"), in.u16("result count"));
            }
        }
        return (int) count;
    }

    private void signature(int parameters, int results) {
        if (parameters + results > in.remaining()) {
            throw refused("unexpected end");
        }
        int parameterCells = cells(parameters);
        int resultCells = cells(results);
        if (Math.max(parameterCells, resultCells) > 0xffff) {
            throw refused("param count or result count too large");
        }
    }

    /** Reads value types and says how many cells of 32 bits they take. */
    private int cells(int count) {
        int cells = 0;
        for (int i = 0; i < count; i++) {
            cells += cells(new ValueType(in.u8("type")));
        }
        return cells;
    }

    /** The cells of a value type; a loader refuses others without a word. */
    private int cells(ValueType type) {
        if (type.equals(ValueType.I64) || type.equals(ValueType.F64)) {
            return 2;
        }
        if (type.equals(ValueType.V128)) {
            needs.add(Need.VECTOR_VALUES);
            return 4;
        }
        if (type.equals(ValueType.I32) || type.equals(ValueType.F32)) {
            return 1;
        }
        if (type.equals(ValueType.FUNCREF) || type.equals(ValueType.EXTERNREF)) {
            needs.add(Need.REFERENCE_VALUES);
            return 1;
        }
        if (gcRecords && type.isGcReference()) {
            return 1;
        }
        throw refused("");
    }

    private void gcType(int kind, List<Integer> parents) {
        boolean equivalent = in.u8("is equivalent") != 0;
        in.u8("is final");
        int parent = in.u32("parent or equivalent type");
        if (equivalent) {
            if (Integer.compareUnsigned(parent, parents.size()) >= 0) {
                throw new Stumble(Outcome.CRASHES, "");
            }
            parents.add(parents.get(parent));
            return;
        }
        int groupSize = in.u16("group size");
        int indexInGroup = in.u16("index in group");
        switch (kind) {
            case 0 -> {
                int parameters = in.u16("parameter count");
                int results = in.u16("result count");
                int maps = in.u16("reference map count");
                signature(parameters, results);
                maps(maps);
            }
            case 1 -> {
                int fields = in.u16("field count");
                int maps = in.u16("reference map count");
                skip(2L * fields);
                in.align(Integer.BYTES);
                maps(maps);
            }
            case 2 -> {
                in.u16("flags");
                if (new ValueType(in.u8("element type")).needsReferenceType()) {
                    in.u8("nullable");
                    in.u32("heap type");
                }
            }
            default -> throw refused("invalid type flag: " + kind);
        }
        parents.add(parent);
        boolean groupEnds = groupSize == 0 || indexInGroup == groupSize - 1;
        if (groupEnds && indexInGroup < parents.size()) {
            for (int of : parents.subList(parents.size() - 1 - indexInGroup, parents.size())) {
                if (of != NO_PARENT && Integer.compareUnsigned(of, parents.size()) >= 0) {
                    throw new Stumble(Outcome.CRASHES, "");
                }
            }
        }
    }

    private void maps(int count) {
        if (count > 0) {
            in.align(Integer.BYTES);
        }
        for (int i = 0; i < count; i++) {
            in.u16("index");
            in.u8("reference type");
            in.u8("nullable");
            in.u32("heap type");
        }
    }

    private void importGlobals() {
        long count = in.unsigned("import global count");
        allocate(count, LEAST_RECORD);
        for (long i = 0; i < count; i++) {
            in.align(Short.BYTES);
            ValueType type = new ValueType(in.u8("type"));
            in.u8("mutable");
            string();
            string();
            cells(type);
        }
    }

    /** A string has to end with a NUL; a loader refuses others without a word. */
    private void string() {
        int length = in.u16("length");
        if (length > in.remaining()) {
            throw refused("unexpected end");
        }
        if (length > 0) {
            in.bytes(length - 1, "text");
            if (in.u8("terminator") != 0) {
                throw refused("");
            }
        }
    }

    private void globals(int types) {
        long count = in.unsigned("global count");
        allocate(count, LEAST_RECORD);
        for (long i = 0; i < count; i++) {
            ValueType type = new ValueType(in.u8("type"));
            in.u8("mutable");
            cells(type);
            in.align(Integer.BYTES);
            expression(types);
        }
    }

    private long importFunctions(int types) {
        long count = in.unsigned("import function count");
        allocate(count, LEAST_RECORD);
        for (long i = 0; i < count; i++) {
            if (Integer.compareUnsigned(in.u16("type index"), types) >= 0) {
                throw refused("unknown type");
            }
            string();
            string();
        }
        return count;
    }

    private void tail(long importedFunctions) {
        long functions = importedFunctions + in.unsigned("function count");
        int start = in.u32("start function index");
        if (start != AotModule.NO_INDEX && Integer.toUnsignedLong(start) >= functions) {
            throw refused("invalid start function index");
        }
        boolean far = false;
        for (int i = 0; i < 3; i++) {
            in.u32("global index");
            far |= in.u64("address") >>> Integer.SIZE != 0;
        }
        in.u32("stack size");
        if (far) {
            throw refused("invalid range of aux_date_end/aux_heap_base/aux_stack_bottom");
        }
        long sections = in.unsigned("data section count");
        for (long i = 0; i < sections; i++) {
            string();
            skip(in.unsigned("size"));
        }
        if (!in.atEnd()) {
            throw refused("invalid init data section size");
        }
    }
}
