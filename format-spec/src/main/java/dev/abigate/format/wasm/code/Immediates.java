package dev.abigate.format.wasm.code;

/**
 * What follows an opcode in the binary format, in that order. Several kinds share one {@link Instruction} form; they
 * differ in the index spaces that their numbers refer to.
 */
public enum Immediates {
    NONE,
    /** A block type. */
    BLOCK_TYPE,
    /** A block type and a vector of catch clauses. */
    BLOCK_TYPE_CATCHES,
    /** A label index: how many blocks to leave. */
    LABEL,
    /** A vector of label indices and a default one. */
    LABELS,
    FUNCTION,
    TYPE,
    LOCAL,
    GLOBAL,
    TABLE,
    MEMORY,
    TAG,
    DATA,
    ELEMENT,
    TYPE_TABLE,
    TYPE_FIELD,
    TYPE_TYPE,
    TYPE_DATA,
    TYPE_ELEMENT,
    /** A type index and a number of operands. */
    TYPE_COUNT,
    DATA_MEMORY,
    MEMORY_MEMORY,
    ELEMENT_TABLE,
    TABLE_TABLE,
    /** Alignment, optional memory index and offset. */
    MEMARG,
    /** As {@link #MEMARG}, then a lane index. */
    MEMARG_LANE,
    /** One lane index. */
    LANE,
    /** Sixteen lane indices. */
    LANES,
    /** A signed LEB128 number of 32 bits. */
    I32,
    /** A signed LEB128 number of 64 bits. */
    I64,
    /** Four bytes of an IEEE 754 number. */
    F32,
    /** Eight bytes of an IEEE 754 number. */
    F64,
    /** Sixteen bytes. */
    V128,
    /** A vector of value types. */
    VALUE_TYPES,
    HEAP_TYPE,
    /** Nullability flags, a label index and two heap types. */
    CAST,
    /** One zero byte. */
    ZERO
}
