package dev.abigate.runtime.aot.emulator;

/**
 * One step of an instruction, in terms that all machines share. Registers are numbered by the machine; number 0 is zero and
 * never written.
 *
 * @param target register that is written, or whose content is stored
 * @param third register of computations only
 * @param address of the instruction
 * @param number of the instruction in its block, from 1 on
 */
public record MicroOperation(
        Operator operator,
        int target,
        int first,
        int second,
        int third,
        long constant,
        Routine routine,
        long address,
        int number) {
    /** Whether the place where it goes on is known. */
    public boolean hasKnownTarget() {
        return operator.isBranch() || (operator.endsBlock() && first == 0 && second == 0);
    }
}
