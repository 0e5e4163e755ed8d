package dev.abigate.format.aot.reloc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a loader is built for: it decides which relocation types exist and what their numbers mean (section 11). */
public enum Architecture {
    X86_64("x86_64", List.of(62)),
    X86_64_WINDOWS("x86_64-windows", List.of(0x8664)),
    I386("i386", List.of(3)),
    I386_WINDOWS("i386-windows", List.of(0x14c)),
    AARCH64("aarch64", List.of(183)),
    ARM("arm", List.of(40)),
    THUMB("thumb", List.of(40)),
    RISCV("riscv", List.of(243)),
    XTENSA("xtensa", List.of(94)),
    ARC("arc", List.of(93, 195)),
    /** A loader for MIPS knows no relocation at all. */
    MIPS("mips", List.of(8));

    private final String id;
    private final List<Integer> machines;

    Architecture(String id, List<Integer> machines) {
        this.id = id;
        this.machines = machines;
    }

    /**
     * The architecture that a module was compiled for, empty where its machine is not known.
     *
     * @param machine the field e_machine of its target info
     * @param arch the field arch, since one machine number serves two instruction sets
     */
    public static Optional<Architecture> of(int machine, String arch) {
        return Arrays.stream(values())
                .filter(architecture -> architecture.machines.contains(machine))
                .filter(architecture -> switch (architecture) {
                    case ARM -> !arch.startsWith("thumb");
                    case THUMB -> arch.startsWith("thumb");
                    case X86_64, X86_64_WINDOWS, I386, I386_WINDOWS, AARCH64, RISCV, XTENSA, ARC, MIPS -> true;
                })
                .findFirst();
    }

    /** The relocation type with the given number, empty where a loader does not know it. */
    public Optional<RelocationType> relocationType(int number) {
        return Arrays.stream(RelocationType.values())
                .filter(type -> type.architecture() == this && type.number() == number)
                .findFirst();
    }

    /** Values of e_machine, lowest first. */
    public List<Integer> machines() {
        return machines;
    }

    /** The project's name of the architecture, such as {@code x86_64-windows}. */
    @Override
    public String toString() {
        return id;
    }
}
