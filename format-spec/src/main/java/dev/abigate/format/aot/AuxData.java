package dev.abigate.format.aot;

/**
 * Where the toolchain put data, heap and stack (section 5.8). Globals are {@link AotModule#NO_INDEX} and values 0 where the
 * compiler did not recognise them, and in dialects without the field.
 *
 * @param dataEndGlobal index of {@code __data_end}
 * @param dataEnd address
 * @param heapBaseGlobal index of {@code __heap_base}
 * @param heapBase address
 * @param stackPointerGlobal index of the stack pointer
 * @param stackBottom initial value of the stack pointer
 * @param stackSize in bytes
 */
public record AuxData(
        int dataEndGlobal,
        long dataEnd,
        int heapBaseGlobal,
        long heapBase,
        int stackPointerGlobal,
        long stackBottom,
        long stackSize) {
    /** Nothing recognised. */
    public static final AuxData NONE =
            new AuxData(AotModule.NO_INDEX, 0, AotModule.NO_INDEX, 0, AotModule.NO_INDEX, 0, 0);

    /** The largest address, 4 GiB - 1: loaders refuse more also where the field has 64 bits. */
    public static final long LAST_ADDRESS = 0xffff_ffffL;
}
