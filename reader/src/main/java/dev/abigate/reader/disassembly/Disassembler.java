package dev.abigate.reader.disassembly;

import dev.abigate.format.aot.TargetInfo;
import dev.abigate.format.aot.reloc.Architecture;
import dev.abigate.reader.cursor.Cursor;
import java.util.Optional;

/** Turns the machine code of one architecture into text, one instruction at a time. */
public sealed interface Disassembler permits RiscvDisassembler {
    /** The disassembler of a target, empty where there is none. */
    static Optional<Disassembler> of(TargetInfo target) {
        return target.architecture()
                .filter(architecture -> architecture == Architecture.RISCV)
                .map(architecture -> new RiscvDisassembler(target.binaryType().is64Bit()));
    }

    /**
     * The next statement. Bytes that encode no instruction become a directive, so that any code is one statement after
     * another without a gap.
     *
     * @param code positioned before its end
     */
    Statement next(Cursor code);
}
