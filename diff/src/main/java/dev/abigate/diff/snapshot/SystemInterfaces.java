package dev.abigate.diff.snapshot;

import dev.abigate.diff.snapshot.SystemNeeds.Convention;
import dev.abigate.format.host.InterfaceFamily;
import dev.abigate.format.wasi.SystemModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells from imports and exports which system interfaces a module needs and how a host has to start it. */
public final class SystemInterfaces {
    /** The level of WASI's first snapshot. */
    public static final String UNSTABLE = "unstable";
    /** The level of WASI preview 1. */
    public static final String PREVIEW1 = "preview1";
    /** The level of preview 1 with threads. */
    public static final String THREADS = "wasi-threads";

    private static final String WASIX = "wasix";
    private static final String THREAD_ENTRY = "wasi_thread_start";
    private static final String COMPONENT_MANGLING = "cm32p2|";

    /** The interface of a component that hosts call once, whatever its version. */
    private static final String COMMAND_INTERFACE = "wasi:cli/run@";

    /** Modules, and imports, by which linkers that load libraries at run time place them. */
    private static final Set<String> DYNAMIC_LINKING =
            Set.of("GOT.mem", "GOT.func", "env.__memory_base", "env.__table_base");

    private SystemInterfaces() {}

    /** The level that a function import belongs to; nothing for other imports and for functions of no known interface. */
    public static Optional<String> level(Import item) {
        if (!(item.type() instanceof ExternalType.Function)) {
            return Optional.empty();
        }
        String module = item.module();
        Optional<SystemModule> known = SystemModule.of(module);
        if (known.isPresent()) {
            return Optional.of(
                    switch (known.get()) {
                        case UNSTABLE -> UNSTABLE;
                        case PREVIEW1 -> PREVIEW1;
                        case WASIX_32, WASIX_64 -> WASIX;
                        case THREADS -> THREADS;
                    });
        }
        if (module.equals("wasix_http_client_v1")) {
            return Optional.of("wasix-http");
        }
        if (module.equals("wasi_nn") || module.startsWith("wasi_ephemeral_")) {
            return Optional.of(module);
        }
        return versionedLevel(module);
    }

    /** The level of {@code wasi:cli/exit@0.2.3}, also in its mangled form. */
    private static Optional<String> versionedLevel(String module) {
        String name = module.startsWith(COMPONENT_MANGLING) ? module.substring(COMPONENT_MANGLING.length()) : module;
        if (!name.startsWith("wasi:")) {
            return Optional.empty();
        }
        String version = name.substring(name.indexOf('@') + 1);
        return Optional.of(version.startsWith("0.3") ? "p3" : "p2");
    }

    /** The published type of an import of an interface whose signatures are known. */
    public static Optional<ExternalType.Function> published(Import item) {
        return SystemModule.of(item.module())
                .flatMap(module -> module.function(item.name()))
                .map(function ->
                        new ExternalType.Function(function.coreParameters(), function.coreResults(), Optional.empty()));
    }

    /** The names that show that a module starts threads through its host. */
    public static List<String> threadEvidence(List<Import> imports, List<Export> exports) {
        var evidence = new ArrayList<String>();
        imports.stream()
                .filter(item -> level(item).isPresent())
                .filter(item ->
                        item.name().equals("thread-spawn") || item.name().startsWith("thread_spawn"))
                .map(item -> "import " + item.path())
                .forEach(evidence::add);
        exports.stream()
                .filter(export -> export.name().equals(THREAD_ENTRY))
                .map(export -> "export " + export.name())
                .forEach(evidence::add);
        return evidence;
    }

    /** The needs of a module with these imports and exports. */
    static SystemNeeds needs(List<Import> imports, List<Export> exports) {
        var functions = new TreeMap<String, List<Import>>();
        imports.forEach(item -> level(item)
                .ifPresent(level ->
                        functions.computeIfAbsent(level, _ -> new ArrayList<>()).add(item)));
        var interfaces = new ArrayList<SystemNeeds.Interface>();
        functions.forEach((level, items) -> interfaces.add(describe(level, items)));
        return new SystemNeeds(
                interfaces,
                List.copyOf(hosts(imports)),
                convention(exports),
                !threadEvidence(imports, exports).isEmpty());
    }

    /** The needs of a component: what it imports of interfaces with a version, and whether it is one that runs once. */
    static SystemNeeds componentNeeds(List<WorldItem> imports, List<WorldItem> exports) {
        var functions = new TreeMap<String, TreeSet<String>>();
        for (WorldItem item : imports) {
            if (item.kind() == WorldItem.Kind.FUNCTION || item.kind() == WorldItem.Kind.INTERFACE) {
                versionedLevel(item.path())
                        .ifPresent(level -> functions
                                .computeIfAbsent(level, _ -> new TreeSet<>())
                                .add(item.path()));
            }
        }
        var interfaces = new ArrayList<SystemNeeds.Interface>();
        functions.forEach((level, items) ->
                interfaces.add(new SystemNeeds.Interface(level, List.copyOf(items), List.of(), List.of())));
        boolean command = exports.stream()
                .anyMatch(item -> item.name().startsWith(COMMAND_INTERFACE)
                        && item.owner().isEmpty());
        return new SystemNeeds(interfaces, List.of(), command ? Convention.COMMAND : Convention.LIBRARY, false);
    }

    private static SystemNeeds.Interface describe(String level, List<Import> items) {
        var unknown = new TreeSet<String>();
        var mismatches = new ArrayList<SystemNeeds.Mismatch>();
        for (Import item : items) {
            if (SystemModule.of(item.module()).isEmpty()) {
                continue;
            }
            Optional<ExternalType.Function> published = published(item);
            if (published.isEmpty()) {
                unknown.add(item.path());
            } else if (!published.get().equals(item.type())) {
                mismatches.add(new SystemNeeds.Mismatch(
                        item.path(), published.get().text(), item.type().text()));
            }
        }
        mismatches.sort((one, other) -> one.function().compareTo(other.function()));
        return new SystemNeeds.Interface(
                level, items.stream().map(Import::path).distinct().sorted().toList(), List.copyOf(unknown), mismatches);
    }

    private static Convention convention(List<Export> exports) {
        boolean reactor = false;
        for (Export export : exports) {
            if (export.type() instanceof ExternalType.Function function
                    && function.parameters().isEmpty()
                    && function.results().isEmpty()) {
                if (export.name().equals("_start")) {
                    return Convention.COMMAND;
                }
                reactor |= export.name().equals("_initialize");
            }
        }
        return reactor ? Convention.REACTOR : Convention.LIBRARY;
    }

    /** Products whose own interface shows in the imports. */
    private static Set<String> hosts(List<Import> imports) {
        var hosts = new TreeSet<String>();
        imports.forEach(item -> host(item).ifPresent(hosts::add));
        return hosts;
    }

    private static Optional<String> host(Import item) {
        if (!(item.type() instanceof ExternalType.Function function)) {
            return DYNAMIC_LINKING.contains(item.module()) || DYNAMIC_LINKING.contains(item.path())
                    ? Optional.of("dynamic-linking")
                    : Optional.empty();
        }
        return switch (InterfaceFamily.of(item.module(), item.name(), function.parameters(), function.results())) {
            case LIBC_BUILTIN -> Optional.of("wamr-libc-builtin");
            case LIB_PTHREAD -> Optional.of("wamr-lib-pthread");
            case EMSCRIPTEN -> Optional.of("emscripten");
            case ASSEMBLYSCRIPT -> Optional.of("assemblyscript");
            case GO -> Optional.of("go-js");
            case WASM_BINDGEN -> Optional.of("wasm-bindgen");
            case WASI_UNSTABLE, WASI_PREVIEW1, WASI_THREADS, WASIX, WASI_PROPOSAL, WASI_PREVIEW2, APPLICATION ->
                Optional.empty();
        };
    }
}
