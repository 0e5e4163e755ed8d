package dev.abigate.runtime.aot;

import dev.abigate.format.aot.TargetInfo;
import dev.abigate.format.aot.reloc.Architecture;
import dev.abigate.runtime.aot.aarch64.Aarch64Machine;
import dev.abigate.runtime.aot.emulator.Machine;
import dev.abigate.runtime.aot.riscv.RiscvMachine;
import java.util.Arrays;
import java.util.Optional;

/** A target whose code the emulator executes: THE table of them. */
enum EmulatedTarget {
    /** With the calling convention LP64D, which two bits of e_flags tell. */
    RISCV64(Architecture.RISCV, new RiscvMachine(), 0x6, 0x4),
    AARCH64(Architecture.AARCH64, new Aarch64Machine(), 0, 0);

    private final Architecture architecture;
    private final Machine machine;
    private final int conventionFlags;
    private final int convention;

    EmulatedTarget(Architecture architecture, Machine machine, int conventionFlags, int convention) {
        this.architecture = architecture;
        this.machine = machine;
        this.conventionFlags = conventionFlags;
        this.convention = convention;
    }

    /**
     * The target that a module was compiled for.
     *
     * @throws UnsupportedAotException where it is none of these
     */
    static EmulatedTarget of(TargetInfo info) {
        EmulatedTarget target = Arrays.stream(values())
                .filter(each -> info.architecture().equals(Optional.of(each.architecture)))
                .filter(_ -> info.binaryType().is64Bit())
                .findFirst()
                .orElseThrow(() -> new UnsupportedAotException("target " + info.arch()));
        if ((info.objectFlags() & target.conventionFlags) != target.convention) {
            throw new UnsupportedAotException(
                    "the calling convention of e_flags 0x%x on %s".formatted(info.objectFlags(), target.architecture));
        }
        return target;
    }

    Architecture architecture() {
        return architecture;
    }

    Machine machine() {
        return machine;
    }
}
