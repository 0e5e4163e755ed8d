package dev.abigate.runtime.aot;

import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.AotVersion;

/**
 * Where compiled code for 64-bit targets finds the fields of WAMR's structures: THE table of their offsets in bytes, by
 * family. The version and the size of section 0 tell the family.
 *
 * @see <a href="https://github.com/bytecodealliance/wasm-micro-runtime/blob/main/core/iwasm/aot/aot_runtime.h">Structures</a>
 */
enum StructureLayout {
    /** Releases of 2020: the fields of the only memory are those of the module instance, and the only table is bare. */
    VERSION_1(new Instance(StructureLayout.NONE, 88, 96, 352), new Memory(0, 4, 12, 16, 24, 264), Table.BARE, 0),
    /** Releases of early 2021. */
    VERSION_2(new Instance(8, 40, 48, 312), new Memory(104, 12, 20, 24, 32, 64), Table.BARE, 0),
    /** Releases before 2.0.0 with AOT version 3. */
    FAMILY_C(new Instance(8, 40, 48, 320), new Memory(104, 12, 20, 24, 32, 64), new Table(8, 0, 4, 4), 0),
    /** Releases from 2.0.0 on. */
    FAMILY_D(new Instance(8, 40, 48, 344), new Memory(120, 16, 24, 32, 40, 80), new Table(24, 16, 20, 8), 24);

    /** The offset of a field that a structure does not have. */
    static final int NONE = -1;

    /** Size of the structure ExecEnv as far as code reads it, in both families. */
    static final int EXEC_ENV_BYTES = 104;

    /** The frame of the function that runs, in code that keeps frames. */
    static final int EXEC_ENV_FRAME = 8;

    static final int EXEC_ENV_INSTANCE = 16;
    static final int EXEC_ENV_ARGUMENTS = 24;
    static final int EXEC_ENV_STACK_BOUNDARY = 32;
    static final int EXEC_ENV_AUX_STACK_BOUNDARY = 48;
    static final int EXEC_ENV_AUX_STACK_BOTTOM = 56;
    /** The table of native symbols, in code that is executed in place. */
    static final int EXEC_ENV_NATIVE_SYMBOLS = 64;

    static final int EXEC_ENV_STACK_TOP_MINIMUM = 72;
    static final int EXEC_ENV_FRAMES_END = 80;
    static final int EXEC_ENV_FRAMES_TOP = 88;
    static final int EXEC_ENV_FRAMES_START = 96;

    /** Size of the buffer for arguments of calls to the runtime: 64 cells. */
    static final int ARGUMENT_BYTES = 256;

    /** Size of the largest extra block of any release. */
    static final int EXTRA_BYTES = 40;

    private static final int FAMILY_C_TARGET_BYTES = 36;

    private final Instance instance;
    private final Memory memory;
    private final Table table;
    private final int sharedHeapBytes;

    StructureLayout(Instance instance, Memory memory, Table table, int sharedHeapBytes) {
        this.instance = instance;
        this.memory = memory;
        this.table = table;
        this.sharedHeapBytes = sharedHeapBytes;
    }

    /**
     * The structure ModuleInstance.
     *
     * @param memories pointer to pointers to the memories
     * @param functions pointer to pointers to the functions' code, imports first
     * @param functionTypes pointer to the indices of the functions' types
     * @param inlineArea where memories, globals and tables begin
     */
    record Instance(int memories, int functions, int functionTypes, int inlineArea) {}

    /**
     * The structure MemoryInstance.
     *
     * @param bytes its size in the inline area; 0 where its fields are those of ModuleInstance
     * @param pages the number of pages
     * @param size the memory's size in bytes, as wide as the distance to the next field
     * @param data pointer to the first byte
     * @param end pointer behind the last byte
     * @param bounds the first of the fields that hold the memory's size less 1, 2, 4, 8 and 16
     */
    record Memory(int bytes, int pages, int size, int data, int end, int bounds) {
        /** Where the fields are, from the start of ModuleInstance on. */
        int offset(Instance instance) {
            return bytes == 0 ? 0 : instance.inlineArea();
        }

        /** Whether the field with the memory's size has 64 bits. */
        boolean isSizeWide() {
            return data - size == Long.BYTES;
        }
    }

    /**
     * The structure of a table.
     *
     * @param headerBytes bytes before the elements
     * @param size the number of elements
     * @param maximum the number of elements that there is room for
     * @param elementBytes size of an element
     */
    record Table(int headerBytes, int size, int maximum, int elementBytes) {
        /** Elements and nothing else. */
        private static final Table BARE = new Table(0, NONE, NONE, Integer.BYTES);
    }

    /** The layout that the code of a module was compiled against. */
    static StructureLayout of(AotModule module) {
        AotVersion version = module.dialect().version();
        if (version == AotVersion.V1) {
            return VERSION_1;
        }
        if (version == AotVersion.V2) {
            return VERSION_2;
        }
        return module.dialect().targetInfoBytes() == FAMILY_C_TARGET_BYTES ? FAMILY_C : FAMILY_D;
    }

    Instance instance() {
        return instance;
    }

    Memory memory() {
        return memory;
    }

    Table table() {
        return table;
    }

    /** Bytes of the extra block from 8 on that are ones where there is no shared heap. */
    int sharedHeapBytes() {
        return sharedHeapBytes;
    }
}
