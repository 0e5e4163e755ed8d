package dev.abigate.format.host;

import dev.abigate.format.aot.reloc.Architecture;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The processor of a host, by the name that a WAMR runtime is built with (section 4.2).
 *
 * @param arch {@code x86_64}, {@code thumbv7em}, {@code aarch64v8}, {@code riscv64} ...
 * @param windows whether the runtime relocates code for Windows
 * @param cpuFeatures extensions of the processor by their names in LLVM, sorted; empty where nothing is known of them
 */
public record HostTarget(String arch, boolean windows, Set<String> cpuFeatures) {
    private static final List<String> WIDE = List.of("x86_64", "aarch64", "arm64", "riscv64");

    public HostTarget {
        cpuFeatures = Collections.unmodifiableSortedSet(new TreeSet<>(cpuFeatures));
    }

    /** Whether addresses have 64 bits. */
    public boolean is64Bit() {
        return WIDE.stream().anyMatch(arch::startsWith);
    }

    /** Whether the most significant byte comes first. */
    public boolean isBigEndian() {
        return arch.endsWith("eb") || arch.startsWith("aarch64_be") || arch.equals("mips");
    }

    /** The name that the arch string of a file has to begin with: the runtime's own, without the width of RISC-V. */
    public String expectedArch() {
        if (arch.startsWith("riscv")) {
            return "riscv";
        }
        return arch.equals("arm64") || arch.equals("aarch64") ? "aarch64v8" : arch;
    }

    /** What the runtime's loader is built for, empty where no loader is known for the processor. */
    public Optional<Architecture> architecture() {
        return Arrays.stream(Architecture.values())
                .filter(architecture -> switch (architecture) {
                    case X86_64 -> arch.equals("x86_64") && !windows;
                    case X86_64_WINDOWS -> arch.equals("x86_64") && windows;
                    case I386 -> arch.equals("i386") && !windows;
                    case I386_WINDOWS -> arch.equals("i386") && windows;
                    case AARCH64 -> arch.startsWith("aarch64") || arch.startsWith("arm64");
                    case ARM -> arch.startsWith("arm") && !arch.startsWith("arm64");
                    case THUMB -> arch.startsWith("thumb");
                    case RISCV -> arch.startsWith("riscv");
                    case XTENSA -> arch.startsWith("xtensa");
                    case ARC -> arch.startsWith("arc");
                    case MIPS -> arch.startsWith("mips");
                })
                .findFirst();
    }
}
