package dev.abigate.runtime.jit;

import java.lang.classfile.Label;

/**
 * A loop at which compiled code goes on with an activation that another engine began. The method is {@link
 * dev.abigate.runtime.instance.Code#call}; the slots from the base on hold locals and operands.
 *
 * @param loop the index of the {@code loop} among the function's instructions
 * @param iteration where an iteration begins
 * @param restoring the code, behind all other, that takes the state out of the slots
 */
record LoopEntry(int loop, Label iteration, Label restoring) {
    static final int INSTANCE_SLOT = 1;
    static final int BASE_SLOT = 3;
}
