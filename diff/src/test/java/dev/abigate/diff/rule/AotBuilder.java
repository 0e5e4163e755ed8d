package dev.abigate.diff.rule;

import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.CustomSection;
import java.util.List;
import java.util.Optional;

/** AOT facts made by hand: a file for x86-64 as WAMR 2.4.5 writes it, but for one list. */
record AotBuilder(
        int version,
        String dialect,
        AotFacts.Target target,
        boolean xip,
        List<String> flags,
        List<String> natives,
        List<String> relocations,
        List<String> helpers,
        List<String> groups,
        List<String> sections,
        List<String> customs,
        List<String> types) {
    static final AotBuilder PLAIN = new AotBuilder(
            5,
            "5",
            Facts.X86_64,
            false,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of("target info", "text"),
            List.of(),
            List.of());

    AotBuilder version(int number, String id) {
        return new AotBuilder(
                number, id, target, xip, flags, natives, relocations, helpers, groups, sections, customs, types);
    }

    AotBuilder target(AotFacts.Target other) {
        return new AotBuilder(
                version, dialect, other, xip, flags, natives, relocations, helpers, groups, sections, customs, types);
    }

    AotBuilder inPlace(String... symbols) {
        return new AotBuilder(
                version,
                dialect,
                target,
                true,
                flags,
                List.of(symbols),
                relocations,
                helpers,
                groups,
                sections,
                customs,
                types);
    }

    AotBuilder flags(String... names) {
        return new AotBuilder(
                version,
                dialect,
                target,
                xip,
                List.of(names),
                natives,
                relocations,
                helpers,
                groups,
                sections,
                customs,
                types);
    }

    AotBuilder relocations(List<String> kinds, List<String> symbols, List<String> parts) {
        return new AotBuilder(
                version, dialect, target, xip, flags, natives, kinds, symbols, parts, sections, customs, types);
    }

    AotBuilder sections(String... names) {
        return new AotBuilder(
                version,
                dialect,
                target,
                xip,
                flags,
                natives,
                relocations,
                helpers,
                groups,
                List.of(names),
                customs,
                types);
    }

    AotBuilder customs(String... names) {
        return new AotBuilder(
                version,
                dialect,
                target,
                xip,
                flags,
                natives,
                relocations,
                helpers,
                groups,
                sections,
                List.of(names),
                types);
    }

    AotBuilder types(String... lines) {
        return new AotBuilder(
                version,
                dialect,
                target,
                xip,
                flags,
                natives,
                relocations,
                helpers,
                groups,
                sections,
                customs,
                List.of(lines));
    }

    Facts facts() {
        return facts(AotFacts.MachineCode.OPAQUE);
    }

    Facts facts(AotFacts.MachineCode code) {
        return new Facts()
                .aot(new AotFacts(
                        version,
                        List.of(dialect),
                        "WAMR",
                        List.of(dialect),
                        target,
                        AotFacts.Loading.PLAIN,
                        xip,
                        flags,
                        natives,
                        relocations,
                        helpers,
                        groups,
                        sections.stream()
                                .map(name -> new AotFacts.Section(name, 4))
                                .toList(),
                        customs.stream()
                                .map(name -> new CustomSection(name, 4, "00"))
                                .toList(),
                        types,
                        Optional.of(code)));
    }
}
