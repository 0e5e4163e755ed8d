package dev.abigate.runtime.aot;

import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.AotVersion;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where compiled code for 64-bit targets finds the fields of WAMR's structures: THE table of their offsets in bytes, by
 * family. The size of section 0 tells the family.
 *
 * @see <a href="https://github.com/bytecodealliance/wasm-micro-runtime/blob/main/core/iwasm/aot/aot_runtime.h">Structures</a>
 */
enum StructureLayout {
    /** Releases before 2.0.0 with AOT version 3. */
    FAMILY_C(320, 104, 12, 20, 24, 32, 64, 8, 0, 4, 4, 0),
    /** Releases from 2.0.0 on. */
    FAMILY_D(344, 120, 16, 24, 32, 40, 80, 24, 16, 20, 8, 24);

    /** Size of the structure ExecEnv as far as code reads it, in both families. */
    static final int EXEC_ENV_BYTES = 104;

    /** The frame of the function that runs, in code that keeps frames. */
    static final int EXEC_ENV_FRAME = 8;

    static final int EXEC_ENV_INSTANCE = 16;
    static final int EXEC_ENV_ARGUMENTS = 24;
    static final int EXEC_ENV_STACK_BOUNDARY = 32;
    static final int EXEC_ENV_AUX_STACK_BOUNDARY = 48;
    static final int EXEC_ENV_AUX_STACK_BOTTOM = 56;
    static final int EXEC_ENV_STACK_TOP_MINIMUM = 72;
    static final int EXEC_ENV_FRAMES_END = 80;
    static final int EXEC_ENV_FRAMES_TOP = 88;
    static final int EXEC_ENV_FRAMES_START = 96;

    /** Size of the buffer for arguments of calls to the runtime: 64 cells. */
    static final int ARGUMENT_BYTES = 256;

    static final int INSTANCE_MEMORIES = 8;
    static final int INSTANCE_FUNCTIONS = 40;
    static final int INSTANCE_FUNCTION_TYPES = 48;

    /** Size of the largest extra block of any release. */
    static final int EXTRA_BYTES = 40;

    private static final int FAMILY_C_TARGET_BYTES = 36;
    private static final Set<AotVersion> OLDER = EnumSet.of(AotVersion.V1, AotVersion.V2);

    private final int inlineArea;
    private final int memoryBytes;
    private final int pageCount;
    private final int memorySize;
    private final int memoryData;
    private final int memoryEnd;
    private final int bounds;
    private final int tableHeaderBytes;
    private final int tableSize;
    private final int tableMaximum;
    private final int elementBytes;
    private final int sharedHeapBytes;

    StructureLayout(
            int inlineArea,
            int memoryBytes,
            int pageCount,
            int memorySize,
            int memoryData,
            int memoryEnd,
            int bounds,
            int tableHeaderBytes,
            int tableSize,
            int tableMaximum,
            int elementBytes,
            int sharedHeapBytes) {
        this.inlineArea = inlineArea;
        this.memoryBytes = memoryBytes;
        this.pageCount = pageCount;
        this.memorySize = memorySize;
        this.memoryData = memoryData;
        this.memoryEnd = memoryEnd;
        this.bounds = bounds;
        this.tableHeaderBytes = tableHeaderBytes;
        this.tableSize = tableSize;
        this.tableMaximum = tableMaximum;
        this.elementBytes = elementBytes;
        this.sharedHeapBytes = sharedHeapBytes;
    }

    /**
     * The layout that the code of a module was compiled against.
     *
     * @throws UnsupportedAotException where it is older than these
     */
    static StructureLayout of(AotModule module) {
        if (OLDER.contains(module.dialect().version())) {
            throw new UnsupportedAotException(
                    "structures of AOT version " + module.dialect().version());
        }
        return module.dialect().targetInfoBytes() == FAMILY_C_TARGET_BYTES ? FAMILY_C : FAMILY_D;
    }

    /** Where, in the module instance, memories, globals and tables begin. */
    int inlineArea() {
        return inlineArea;
    }

    /** Size of a memory instance. */
    int memoryBytes() {
        return memoryBytes;
    }

    int pageCount() {
        return pageCount;
    }

    /** The memory's size in bytes: a field of 32 bits in family C, else of 64. */
    int memorySize() {
        return memorySize;
    }

    int memoryData() {
        return memoryData;
    }

    int memoryEnd() {
        return memoryEnd;
    }

    /** The first of five fields: the memory's size less 1, 2, 4, 8 and 16. */
    int bounds() {
        return bounds;
    }

    int tableHeaderBytes() {
        return tableHeaderBytes;
    }

    int tableSize() {
        return tableSize;
    }

    int tableMaximum() {
        return tableMaximum;
    }

    int elementBytes() {
        return elementBytes;
    }

    /** Bytes of the extra block from 8 on that are ones where there is no shared heap. */
    int sharedHeapBytes() {
        return sharedHeapBytes;
    }
}
