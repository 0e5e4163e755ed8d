package dev.abigate.diff.witness;

import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.ByteString;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.text.WatReader;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.ImportMatching;
import dev.abigate.reader.validation.ModuleValidator;
import dev.abigate.reader.validation.ResolvedType;
import dev.abigate.reader.validation.ValidModule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks for what fits one build and does not fit another, by linking types: every module that it gives was read from its
 * text, and by the rule of linking matched the old build and did not match the new one.
 */
public final class Witnesses {
    /** A host that offers more is not written out. */
    private static final int MOST_OFFERED = 16;

    private final Snapshot before;
    private final Snapshot after;
    private final WitnessText writer;
    private final CanonicalTypes types = new CanonicalTypes();
    private final Map<ExternalType, Optional<ResolvedType>> resolved = new HashMap<>();
    private final Map<String, Export> oldExports;
    private final Map<String, Export> newExports;

    /** For two builds. */
    public Witnesses(Snapshot before, Snapshot after) {
        this.before = before;
        this.after = after;
        var declared = new ArrayList<>(before.types());
        declared.addAll(after.types());
        this.writer = new WitnessText(declared);
        this.oldExports = byName(before);
        this.newExports = byName(after);
    }

    private static Map<String, Export> byName(Snapshot snapshot) {
        var exports = new HashMap<String, Export>();
        snapshot.exports().forEach(export -> exports.putIfAbsent(export.name(), export));
        return exports;
    }

    /** A caller of an export of the old build that the new one does not serve. */
    public Optional<Witness> caller(String export) {
        Optional<ExternalType> old = typeOf(oldExports, export);
        if (old.isEmpty() || !tells(old.get())) {
            return Optional.empty();
        }
        String text = writer.caller(Witness.BUILD, export, old.get());
        Optional<ResolvedType> wanted =
                read(text).map(module -> ImportMatching.expected(module).getFirst());
        Optional<ResolvedType> given = resolve(old.get());
        if (wanted.isEmpty() || given.isEmpty() || refusal(given, wanted.get()).isPresent()) {
            return Optional.empty();
        }
        Optional<ExternalType> now = typeOf(newExports, export);
        Optional<ResolvedType> found = now.flatMap(this::resolve);
        if (now.isPresent() && found.isEmpty()) {
            return Optional.empty();
        }
        return refusal(found, wanted.get())
                .map(reason -> new Witness.Caller(export, text, message(Witness.BUILD, export, reason)));
    }

    /** A reader of a constant of both builds that gets two values. */
    public Optional<Witness> value(String export) {
        Export old = oldExports.get(export);
        Export now = newExports.get(export);
        if (old == null || now == null || !tells(old.type())) {
            return Optional.empty();
        }
        OptionalLong first = value(old);
        OptionalLong second = value(now);
        if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
            return Optional.empty();
        }
        Optional<String> text = writer.reader(Witness.BUILD, export, old.type());
        Optional<ResolvedType> wanted = text.flatMap(this::read)
                .map(module -> ImportMatching.expected(module).getFirst());
        return wanted.isPresent() && links(old, wanted.get()) && links(now, wanted.get())
                ? Optional.of(new Witness.Value(export, text.get(), first.getAsLong(), second.getAsLong()))
                : Optional.empty();
    }

    private static OptionalLong value(Export export) {
        return export.type() instanceof ExternalType.Global global ? global.value() : export.returned();
    }

    private boolean links(Export given, ResolvedType wanted) {
        Optional<ResolvedType> type = resolve(given.type());
        return type.isPresent() && refusal(type, wanted).isEmpty();
    }

    /** A field that the new build does not read where callers of the old one store it. */
    public Optional<Witness> place(String record, String field) {
        return before.source()
                .flatMap(old -> after.source().map(now -> new FieldPlaces(old.program(), now.program())))
                .flatMap(places -> places.find(record, field));
    }

    private static Optional<ExternalType> typeOf(Map<String, Export> exports, String name) {
        return Optional.ofNullable(exports.get(name)).map(Export::type);
    }

    /** A host of the old build that does not serve an import of the new one. */
    public Optional<Witness> host(Import wanted) {
        if (!tells(wanted.type())) {
            return Optional.empty();
        }
        Map<String, Import> known = offers(wanted.module());
        Optional<Import> same = Optional.ofNullable(known.get(wanted.name()));
        Collection<Import> offered = same.<Collection<Import>>map(List::of).orElse(known.values());
        Optional<String> text = text(wanted, offered);
        Optional<ValidModule> host = text.flatMap(this::read);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        Map<String, ResolvedType> given = ImportMatching.offered(host.get());
        if (offered.size() <= MOST_OFFERED && !serves(given, offered)) {
            return Optional.empty();
        }
        return resolve(wanted.type())
                .flatMap(type -> refusal(Optional.ofNullable(given.get(wanted.name())), type))
                .map(reason -> new Witness.Host(
                        wanted.module(), wanted.name(), text.get(), message(wanted.module(), wanted.name(), reason)));
    }

    private Optional<String> text(Import wanted, Collection<Import> offered) {
        String module = WitnessText.string(wanted.module());
        if (offered.isEmpty()) {
            return writer.host(List.of(), List.of("the old build imports nothing from " + module));
        }
        return offered.size() <= MOST_OFFERED
                ? writer.host(offered, List.of())
                : writer.host(
                        List.of(),
                        List.of("the %d things that the old build imports from %s; %s is none of them"
                                .formatted(offered.size(), module, WitnessText.string(wanted.name()))));
    }

    /** What the old build imports from a module, by name. */
    private Map<String, Import> offers(String module) {
        var offered = new LinkedHashMap<String, Import>();
        before.imports().stream()
                .filter(item -> item.module().equals(module))
                .forEach(item -> offered.putIfAbsent(item.name(), item));
        return offered;
    }

    private boolean serves(Map<String, ResolvedType> given, Collection<Import> imports) {
        return imports.stream().allMatch(item -> {
            Optional<ResolvedType> expected = resolve(item.type());
            return expected.isPresent()
                    && refusal(Optional.ofNullable(given.get(item.name())), expected.get())
                            .isEmpty();
        });
    }

    /** Whether both builds say all of a type that linking asks for: machine code has other limits than its module had. */
    private boolean tells(ExternalType type) {
        return switch (type) {
            case ExternalType.Function _, ExternalType.Global _ ->
                before.component().isEmpty() && after.component().isEmpty();
            case ExternalType.Memory _, ExternalType.Table _, ExternalType.Tag _ ->
                before.kind() == Snapshot.Kind.WASM && after.kind() == Snapshot.Kind.WASM;
        };
    }

    private Optional<String> refusal(Optional<ResolvedType> given, ResolvedType expected) {
        return ImportMatching.refusal(given, expected, types);
    }

    private static String message(String module, String name, String reason) {
        return "import " + module + "." + name + ": " + reason;
    }

    /** A type as linking sees it, if the text format can say it without knowing the rest of the module. */
    private Optional<ResolvedType> resolve(ExternalType type) {
        ExternalType asked = type instanceof ExternalType.Global ? type.bare() : type;
        return resolved.computeIfAbsent(asked, this::resolveAnew);
    }

    private Optional<ResolvedType> resolveAnew(ExternalType type) {
        return read(writer.importer("", "", type))
                .filter(module ->
                        Snapshots.imports(module.module()).getFirst().type().equals(type))
                .map(module -> ImportMatching.expected(module).getFirst());
    }

    private Optional<ValidModule> read(String text) {
        try {
            var module = new WasmModule(WatReader.read(ByteString.utf8(text)).before());
            return Optional.of(ModuleValidator.validateDeclarations(module, FeatureSet.ALL, types));
        } catch (MalformedTextException | InvalidModuleException _) {
            return Optional.empty();
        }
    }
}
