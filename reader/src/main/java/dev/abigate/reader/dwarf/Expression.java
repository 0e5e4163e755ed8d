package dev.abigate.reader.dwarf;

import dev.abigate.format.dwarf.Attribute;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryValues;
import java.util.OptionalLong;

/**
 * A location expression, as far as the places of variables, members and virtual functions need it (DWARF 5, 2.5): what it
 * pushes, not what a debugger would compute at run time.
 *
 * @param address in linear memory, of {@code DW_OP_addr} and its indexed forms
 * @param constant the last number in it
 * @param global the WebAssembly global that it starts from
 * @param threadLocal whether it says that the place belongs to a thread
 */
record Expression(OptionalLong address, OptionalLong constant, OptionalLong global, boolean threadLocal) {
    /** An expression without operations. */
    static final Expression NONE =
            new Expression(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), false);

    private static final int ADDR = 0x03;
    private static final int DEREF = 0x06;
    private static final int CONST1U = 0x08;
    private static final int CONST1S = 0x09;
    private static final int CONST2U = 0x0a;
    private static final int CONST2S = 0x0b;
    private static final int CONST4U = 0x0c;
    private static final int CONST4S = 0x0d;
    private static final int CONST8U = 0x0e;
    private static final int CONST8S = 0x0f;
    private static final int CONSTU = 0x10;
    private static final int CONSTS = 0x11;
    private static final int DUP = 0x12;
    private static final int MINUS = 0x1c;
    private static final int PLUS = 0x22;
    private static final int PLUS_UCONST = 0x23;
    private static final int LIT0 = 0x30;
    private static final int LIT31 = 0x4f;
    private static final int FORM_TLS_ADDRESS = 0x9b;
    private static final int STACK_VALUE = 0x9f;
    private static final int ADDRX = 0xa1;
    private static final int CONSTX = 0xa2;
    private static final int GNU_PUSH_TLS_ADDRESS = 0xe0;
    private static final int WASM_LOCATION = 0xed;
    private static final int GNU_ADDR_INDEX = 0xfb;
    private static final int GNU_CONST_INDEX = 0xfc;

    private static final int WASM_GLOBAL = 1;
    private static final int WASM_GLOBAL_RELOCATABLE = 3;

    /** Reads the expression of an attribute, up to its end or to an operation that is of no use here. */
    static Expression of(Entry entry, Attribute attribute) {
        Cursor in = EntryValues.block(entry, attribute);
        OptionalLong address = OptionalLong.empty();
        OptionalLong constant = OptionalLong.empty();
        OptionalLong global = OptionalLong.empty();
        boolean threadLocal = false;
        while (!in.atEnd()) {
            int op = in.u8("operation");
            switch (op) {
                case ADDR ->
                    address = OptionalLong.of(
                            entry.unit().header().addressSize() == Long.BYTES
                                    ? in.u64("address")
                                    : Integer.toUnsignedLong(in.u32("address")));
                case ADDRX, GNU_ADDR_INDEX ->
                    address = OptionalLong.of(EntryValues.address(entry.unit(), in.leb64("index")));
                case CONSTX, GNU_CONST_INDEX ->
                    constant = OptionalLong.of(EntryValues.address(entry.unit(), in.leb64("index")));
                case CONST1U -> constant = OptionalLong.of(in.u8("constant"));
                case CONST1S -> constant = OptionalLong.of((byte) in.u8("constant"));
                case CONST2U -> constant = OptionalLong.of(in.u16("constant"));
                case CONST2S -> constant = OptionalLong.of((short) in.u16("constant"));
                case CONST4U -> constant = OptionalLong.of(Integer.toUnsignedLong(in.u32("constant")));
                case CONST4S -> constant = OptionalLong.of(in.u32("constant"));
                case CONST8U, CONST8S -> constant = OptionalLong.of(in.u64("constant"));
                case CONSTU, PLUS_UCONST -> constant = OptionalLong.of(in.leb64("constant"));
                case CONSTS -> constant = OptionalLong.of(in.sleb64("constant"));
                case FORM_TLS_ADDRESS, GNU_PUSH_TLS_ADDRESS -> threadLocal = true;
                case WASM_LOCATION -> {
                    int kind = in.u8("kind of place");
                    if (kind == WASM_GLOBAL) {
                        global = OptionalLong.of(in.leb64("global"));
                    } else if (kind == WASM_GLOBAL_RELOCATABLE) {
                        global = OptionalLong.of(Integer.toUnsignedLong(in.u32("global")));
                    } else {
                        in.leb64("place");
                    }
                }
                case DEREF, DUP, MINUS, PLUS, STACK_VALUE -> {}
                default -> {
                    if (op < LIT0 || op > LIT31) {
                        return new Expression(address, constant, global, threadLocal);
                    }
                    constant = OptionalLong.of(op - LIT0);
                }
            }
        }
        return new Expression(address, constant, global, threadLocal);
    }
}
