package dev.abigate.reader.disassembly;

import dev.abigate.format.aot.TargetInfo;
import dev.abigate.reader.cursor.Cursor;
import java.util.Optional;

/** Turns the machine code of one architecture into text, one instruction at a time. */
public sealed interface Disassembler permits RiscvDisassembler, A64Disassembler {
    /** The disassembler of a target, empty where there is none. */
    static Optional<Disassembler> of(TargetInfo target) {
        return target.architecture().flatMap(architecture -> switch (architecture) {
            case RISCV -> Optional.of(new RiscvDisassembler(target.binaryType().is64Bit()));
            case AARCH64 -> Optional.of(new A64Disassembler());
            default -> Optional.empty();
        });
    }

    /**
     * The next statement. Bytes that encode no instruction become a directive, so that any code is one statement after
     * another without a gap.
     *
     * @param code positioned before its end
     */
    Statement next(Cursor code);
}
