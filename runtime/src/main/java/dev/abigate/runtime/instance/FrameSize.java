package dev.abigate.runtime.instance;

import dev.abigate.reader.validation.FunctionTyping;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.ValidModule;

/**
 * The bytes with which an activation of a function is counted. They follow from its code alone, so that a guest exhausts its
 * stack at the same call on every engine, machine and thread.
 */
public final class FrameSize {
    /** Of a call of a guest by the host, for the Java code between. */
    static final int HOST = 2048;

    private static final int CALL = 256;

    /** Of a local or an operand; a vector among the locals is two. */
    private static final int VALUE = 16;

    private FrameSize() {}

    /** Of a function, by its index, that a module defines. */
    public static int of(ValidModule module, int function) {
        var typing = new FunctionTyping(module);
        typing.begin(function);
        while (typing.next()) {
            typing.apply();
        }
        return of(typing, module.function(function).signature().results().size());
    }

    /** Of a function whose whole body has been typed. */
    public static int of(FunctionTyping typing, int results) {
        int values = Math.max(typing.highest(), results);
        for (int i = 0; i < typing.localCount(); i++) {
            values += typing.local(i) == TypeCode.V128 ? 2 : 1;
        }
        return CALL + VALUE * values;
    }
}
