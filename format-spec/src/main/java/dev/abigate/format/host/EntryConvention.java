package dev.abigate.format.host;

import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.WasmModule;
import java.util.List;
import java.util.Optional;

/** How a host begins to use a module. */
public enum EntryConvention {
    /** It calls {@code _start} once, and is done. */
    COMMAND("_start"),
    /** It calls {@code _initialize} once, before any other function. */
    REACTOR("_initialize"),
    /** It calls {@code main}, as WAMR does where there is no {@code _start}. */
    MAIN("main", "__main_argc_argv"),
    /** It calls any function. */
    LIBRARY;

    private final List<String> entries;

    EntryConvention(String... entries) {
        this.entries = List.of(entries);
    }

    /** The convention of a module; one that has the entries of several is the first of them. */
    public static EntryConvention of(WasmModule module) {
        for (EntryConvention convention : values()) {
            if (convention.entry(module).isPresent()) {
                return convention;
            }
        }
        return LIBRARY;
    }

    /** Whether a function of a name is one that the host calls first. */
    public boolean isEntry(String name) {
        return entries.contains(name);
    }

    /** The function that the host calls first, where the module exports it. */
    public Optional<String> entry(WasmModule module) {
        return entries.stream()
                .filter(name -> module.exports().stream()
                        .anyMatch(export -> export.kind() == ExternKind.FUNCTION
                                && export.name().equals(name)))
                .findFirst();
    }
}
