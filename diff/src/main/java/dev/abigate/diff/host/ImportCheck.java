package dev.abigate.diff.host;

import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SystemInterfaces;
import dev.abigate.format.host.HostFunction;
import dev.abigate.format.host.HostInterface;
import dev.abigate.format.host.HostInterface.HostGlobal;
import dev.abigate.format.host.HostInterface.Unresolved;
import dev.abigate.format.host.HostProfile;
import dev.abigate.format.wasi.SystemModule;
import dev.abigate.format.wasm.type.AddressType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether a host has what a build imports, and what becomes of the build where it has not. */
final class ImportCheck {
    private static final String OFFER_FIRST = "import only what the host offers, or ship hosts that offer it first";

    private final Snapshot build;
    private final HostProfile host;
    private final HostInterface offered;
    private final Reasons reasons;
    private final Map<String, HostFunction> functions = new HashMap<>();

    ImportCheck(Snapshot build, HostProfile host, Reasons reasons) {
        this.build = build;
        this.host = host;
        this.offered = host.offered();
        this.reasons = reasons;
        offered.functions().forEach(function -> functions.put(path(function.module(), function.name()), function));
    }

    private static String path(String module, String name) {
        return module + "\n" + name;
    }

    void check() {
        AddressType addresses = addresses();
        for (Import item : build.imports()) {
            switch (item.type()) {
                case ExternalType.Function type -> function(item, type, addresses);
                case ExternalType.Global type -> global(item, type);
                case ExternalType.Memory _ -> memoryOrTable(item, Rule.IMPORT_MEMORY_ADDED, "memory");
                case ExternalType.Table _ -> memoryOrTable(item, Rule.IMPORT_TABLE_ADDED, "table");
                case ExternalType.Tag _ -> tag(item);
            }
        }
    }

    /** Pointers in signatures are as wide as the addresses of the build's memories. */
    private AddressType addresses() {
        boolean wide = build.definitions().memories().stream()
                        .anyMatch(memory -> memory.limits().addressType() == AddressType.I64)
                || build.imports().stream().anyMatch(item -> isWide(item.type()))
                || build.exports().stream().anyMatch(item -> isWide(item.type()));
        return wide ? AddressType.I64 : AddressType.I32;
    }

    private static boolean isWide(ExternalType type) {
        return type instanceof ExternalType.Memory memory && memory.limits().addressType() == AddressType.I64;
    }

    private void function(Import item, ExternalType.Function type, AddressType addresses) {
        Optional<HostFunction> function = find(item);
        if (function.isEmpty()) {
            unlisted(item);
            return;
        }
        HostFunction found = function.get();
        if (!found.signature().isUnchecked()
                && !(found.signature().parameters(addresses).equals(type.parameters())
                        && found.signature().results().equals(type.results()))) {
            boolean system = SystemModule.of(item.module()).isPresent();
            unresolved(
                    system ? Rule.WASI_SIGNATURE_MISMATCH : Rule.IMPORT_FUNCTION_TYPE_CHANGED,
                    item,
                    "the host offers '%s' with signature %s, the build imports it as %s"
                            .formatted(item.path(), found.signature(), type.text()));
        } else if (item.module().equals(SystemModule.UNSTABLE.module())
                && host.aot().isPresent()) {
            reasons.risk(
                    Rule.WASI_LEVEL_CHANGED,
                    "import:" + item.path(),
                    "WAMR serves 'wasi_unstable' by the code of preview 1, whose structures differ from those of the"
                            + " first snapshot",
                    "build for preview 1");
        }
    }

    /** WAMR takes a name for the one without its leading underscore where it has no other. */
    private Optional<HostFunction> find(Import item) {
        Optional<HostFunction> exact = Optional.ofNullable(functions.get(path(item.module(), item.name())));
        return exact.isEmpty() && host.aot().isPresent() && item.name().startsWith("_")
                ? Optional.ofNullable(
                        functions.get(path(item.module(), item.name().substring(1))))
                : exact;
    }

    private void unlisted(Import item) {
        Optional<String> level = SystemInterfaces.level(item);
        Rule rule = level.isEmpty()
                ? Rule.IMPORT_FUNCTION_ADDED
                : offersAny(item.module()) ? Rule.WASI_FUNCTION_ADDED : Rule.WASI_LEVEL_CHANGED;
        String why = "the host does not offer the function '%s'".formatted(item.path());
        switch (offered.unlisted()) {
            case ABSENT -> unresolved(rule, item, why);
            case UNKNOWN ->
                reasons.open(
                        rule,
                        "import:" + item.path(),
                        "the profile does not list the function '%s', and says that the host offers more than it lists"
                                .formatted(item.path()),
                        "add the function to the profile, or say that it lists all");
            case PROVIDED -> {}
        }
    }

    private boolean offersAny(String module) {
        return offered.functions().stream()
                .anyMatch(function -> function.module().equals(module));
    }

    private void unresolved(Rule rule, Import item, String why) {
        String subject = "import:" + item.path();
        if (offered.unresolved() == Unresolved.REFUSED) {
            reasons.reject(rule, subject, Reasons.UNKNOWN, why + " and refuses the build", OFFER_FIRST);
        } else {
            reasons.risk(
                    rule,
                    subject,
                    why + ": it links the build with a warning, and a call to the function traps",
                    OFFER_FIRST);
        }
    }

    private void global(Import item, ExternalType.Global type) {
        Optional<HostGlobal> found = offered.globals().stream()
                .filter(global ->
                        global.module().equals(item.module()) && global.name().equals(item.name()))
                .findFirst();
        if (found.isPresent() && found.get().type().equals(type.type()) && !type.mutable()) {
            return;
        }
        if (found.isPresent()) {
            reasons.reject(
                    Rule.IMPORT_GLOBAL_TYPE_CHANGED,
                    "import:" + item.path(),
                    wamr("incompatible import type"),
                    "the host offers '%s' as a constant of type %s, the build imports it as %s"
                            .formatted(item.path(), found.get().type(), type.text()),
                    OFFER_FIRST);
        } else {
            absent(item, Rule.IMPORT_GLOBAL_ADDED, "global");
        }
    }

    private void tag(Import item) {
        absent(item, Rule.IMPORT_TAG_ADDED, "tag");
    }

    /** Hosts make memories and tables that modules import, some for imports from certain modules only. */
    private void memoryOrTable(Import item, Rule rule, String kind) {
        if (offered.memoryModules().isEmpty() || offered.memoryModules().contains(item.module())) {
            return;
        }
        absent(item, rule, kind);
    }

    private void absent(Import item, Rule rule, String kind) {
        String subject = "import:" + item.path();
        switch (offered.unlisted()) {
            case ABSENT ->
                reasons.reject(
                        rule,
                        subject,
                        wamr("failed to link import %s (%s, %s)".formatted(kind, item.module(), item.name())),
                        "the host offers no %s '%s'".formatted(kind, item.path()),
                        OFFER_FIRST);
            case UNKNOWN ->
                reasons.open(
                        rule,
                        subject,
                        "the profile does not list the %s '%s', and says that the host offers more than it lists"
                                .formatted(kind, item.path()),
                        "add it to the profile, or say that the profile lists all");
            case PROVIDED -> {}
        }
    }

    private Optional<String> wamr(String message) {
        return host.aot().map(_ -> message);
    }
}
