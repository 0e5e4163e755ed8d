package dev.abigate.format.aot.reloc;

import java.util.List;

/**
 * The relocations of one part of the module. Names repeat where the compiler joined sections.
 *
 * @param name index of the symbol that names the section of the object file, such as {@code .rela.text}
 */
public record RelocationGroup(int name, List<Relocation> relocations) {
    public RelocationGroup {
        relocations = List.copyOf(relocations);
    }
}
