package dev.abigate.diff.snapshot;

import dev.abigate.diff.noise.MinifiedNames;
import dev.abigate.diff.source.SourceTypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ABI facts of one build: all that a comparison looks at. Free of bytes and indices, so that a module, its AOT
 * build and a snapshot kept in a repository compare with each other.
 *
 * @param revision which facts it records, see {@link #REVISION}
 * @param imports in file order; of an AOT file functions and globals only, since it names no others
 * @param exports in file order
 * @param types the defined types that imports and exports mention, sorted by id
 * @param customSections in file order; empty for an AOT file, see {@link AotFacts#customSections()}
 * @param invalid the first thing in it that the specification does not allow, for which every host refuses it; absent for
 *     a valid module, and for an AOT file, which has no validation
 * @param producers in file order
 * @param buildId in hexadecimal
 * @param contentDigest SHA-256 of code and data; there where {@code buildId} is
 * @param source there where debug information tells it
 * @param aot there for an AOT file and only there
 * @param component there for a component and only there, of which the other lists say nothing but custom sections, tools and
 *     system interfaces
 */
public record Snapshot(
        Kind kind,
        int revision,
        List<Import> imports,
        List<Export> exports,
        List<DeclaredType> types,
        Definitions definitions,
        Code code,
        Layout layout,
        List<CustomSection> customSections,
        SectionFlaws sectionFlaws,
        Optional<String> invalid,
        List<Producer> producers,
        Features features,
        SystemNeeds system,
        Optional<Dylink> dylink,
        Optional<String> buildId,
        Optional<String> contentDigest,
        Optional<SourceTypes> source,
        Optional<AotFacts> aot,
        Optional<ComponentFacts> component) {
    /**
     * The facts that this version of the tool records. It grows by one whenever a version records more; a snapshot kept from
     * an earlier one says nothing about those. 1: the first release. 2: validity, the types of the
     * source, and what machine code shows of itself.
     */
    public static final int REVISION = 2;

    public Snapshot {
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
        types = List.copyOf(types);
        customSections = List.copyOf(customSections);
        producers = List.copyOf(producers);
    }

    /** The same facts with the interface as the source of another file has it. */
    public Snapshot withSource(Optional<SourceTypes> other) {
        return new Snapshot(
                kind,
                revision,
                imports,
                exports,
                types,
                definitions,
                code,
                layout,
                customSections,
                sectionFlaws,
                invalid,
                producers,
                features,
                system,
                dylink,
                buildId,
                contentDigest,
                other,
                aot,
                component);
    }

    /** The digests of the file's parts, which may have to be computed yet. */
    public Stream<Digest> digests() {
        return Stream.of(
                        customSections.stream(),
                        aot.stream().flatMap(facts -> facts.customSections().stream()),
                        aot.flatMap(AotFacts::machineCode).flatMap(AotFacts.MachineCode::debugObject).stream())
                .flatMap(sections -> sections)
                .map(CustomSection::digest);
    }

    /** Whether a tool shortened the names of imports and exports. */
    public boolean isMinified() {
        return MinifiedNames.among(Stream.concat(
                        imports.stream().map(Import::name), exports.stream().map(Export::name))
                .toList());
    }

    /** The kind of file that the facts come from. */
    public enum Kind {
        WASM("wasm"),
        AOT("aot"),
        COMPONENT("component");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The word in snapshots and reports. */
        public String id() {
            return id;
        }
    }
}
