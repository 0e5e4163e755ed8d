package dev.abigate.diff.host;

import dev.abigate.format.host.AotLoader;
import java.util.Optional;

/** The names that loaders derive from the field e_machine, each since the release that accepts it (section 4.2). */
final class MachineNames {
    private MachineNames() {}

    /** The name with which the arch string has to begin; empty where the loader does not know the machine. */
    static Optional<String> of(int machine, String arch, AotLoader loader) {
        return switch (machine) {
            case 62 -> Optional.of("x86_64");
            case 0x8664 -> since(loader, "WAMR-09-29-2020", "x86_64");
            case 3 -> Optional.of("i386");
            case 0x14c -> since(loader, "WAMR-12-30-2021", "i386");
            case 40, 183 -> Optional.of(arch);
            case 8 -> Optional.of("mips");
            case 94 -> Optional.of("xtensa");
            case 243 -> since(loader, "WAMR-08-10-2021", "riscv");
            case 93, 195 -> since(loader, "WAMR-12-30-2021", "arc");
            default -> Optional.empty();
        };
    }

    private static Optional<String> since(AotLoader loader, String first, String name) {
        return loader.since(first) ? Optional.of(name) : Optional.empty();
    }
}
