package dev.abigate.diff.change;

import dev.abigate.diff.change.types.TypeChange;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.CustomSection;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SystemNeeds;
import dev.abigate.diff.snapshot.WorldItem;
import dev.abigate.format.trace.ReplayResult.Divergence;
import dev.abigate.format.types.Coverage;
import dev.abigate.format.wasm.type.AddressType;
import java.util.List;
import java.util.OptionalLong;

/** What was seen to differ; {@code before} is the old build, {@code after} the new one. */
public sealed interface Change {
    /** How an item stands to the outside. */
    enum Role {
        IMPORTED,
        EXPORTED,
        INTERNAL
    }

    /** A change that is about one thing with a name: the export, or the import without its module. */
    sealed interface Named extends Change {
        String name();
    }

    /** A change that a tool chain makes and nobody meant. */
    record Recognised(Noise noise, Change change) implements Change {}

    /**
     * An export is gone.
     *
     * @param hidden whether the source kept it from callers: a private member
     */
    record ExportRemoved(Export export, boolean hidden) implements Named {
        @Override
        public String name() {
            return export.name();
        }
    }

    /** An export is new. */
    record ExportAdded(Export export) implements Named {
        @Override
        public String name() {
            return export.name();
        }
    }

    /** An export has another name: as far as type and code tell, or by what is known of generated names. */
    record ExportRenamed(Export before, Export after) implements Change {}

    /** An export's name stands for another kind of thing. */
    record ExportKindChanged(String name, ExternalType before, ExternalType after) implements Named {}

    /**
     * An export of the same kind has another type; limits of tables and memories are changes of their own.
     *
     * @param matches whether an import of the old type accepts the new one, by declared subtyping
     */
    record ExportTypeChanged(String name, ExternalType before, ExternalType after, boolean matches) implements Named {}

    /** A name has other names beside it for the same thing. */
    record ExportAliasesChanged(List<String> before, List<String> after) implements Change {}

    /** The exports that both have stand in another order; the first names that differ. */
    record ExportOrderChanged(String before, String after, int position) implements Change {}

    /** An export that states a version of an interface states another, by name or by value. */
    record MarkerChanged(String name, String before, String after) implements Change {}

    /** An exported constant that is no address has another value: a global, or what a function returns that does nothing else. */
    record ConstantChanged(String name, long before, long after) implements Named {}

    /** The entry point by which hosts start the module is another one or gone. */
    record ConventionChanged(SystemNeeds.Convention before, SystemNeeds.Convention after) implements Change {}

    /** Exports by which a host allocates memory in the module are gone. */
    record AllocatorReduced(List<String> before, List<String> after) implements Change {}

    /** A function runs at instantiation now, or no longer. */
    record StartChanged(boolean after) implements Change {}

    /**
     * Functions have other code.
     *
     * @param exports names of exported functions of the same type that do something else, or call what does
     */
    record CodeChanged(List<String> exports, FunctionCounts functions) implements Change {}

    /**
     * A table that the outside sees holds other functions under the same indices.
     *
     * @param slots the number of indices with another function
     * @param first the least of them
     */
    record TableContentChanged(String table, int slots, long first) implements Named {
        @Override
        public String name() {
            return table.substring(Math.max(table.indexOf(':'), table.lastIndexOf('.')) + 1);
        }
    }

    /**
     * Static data has other content; sizes in bytes.
     *
     * @param most whether the new build holds more data than code
     */
    record DataChanged(long before, long after, boolean most) implements Change {}

    /**
     * The code grew by more than a tenth; sizes in bytes.
     *
     * @param machineCode whether it is machine code with its literals
     */
    record CodeSizeChanged(long before, long after, boolean machineCode) implements Change {}

    /**
     * An import is new.
     *
     * @param weak whether the module itself says that it does without
     */
    record ImportAdded(Import item, boolean weak) implements Named {
        @Override
        public String name() {
            return item.name();
        }
    }

    /** An import is gone. */
    record ImportRemoved(Import item) implements Named {
        @Override
        public String name() {
            return item.name();
        }
    }

    /** The same thing is imported under another name, by what is known of generated names. */
    record ImportRenamed(Import before, Import after) implements Change {}

    /** An import of the same name asks for another kind of thing. */
    record ImportKindChanged(Import before, Import after) implements Named {
        @Override
        public String name() {
            return after.name();
        }
    }

    /**
     * An import of the same kind asks for another type; limits of tables and memories are changes of their own.
     *
     * @param matches whether what satisfied the old type satisfies the new one, by declared subtyping
     */
    record ImportTypeChanged(Import before, Import after, boolean matches) implements Named {
        @Override
        public String name() {
            return after.name();
        }
    }

    /**
     * Names are minified in both builds, and what stands under them differs.
     *
     * @param gone what the old build alone has, as often as it has it: {@code export func (i32) -> ()}
     * @param added what the new build alone has
     */
    record MinifiedInterfaceChanged(List<String> gone, List<String> added) implements Change {}

    /** All imports of one module name moved to another one. */
    record ImportModuleRenamed(String before, String after, List<Import> items) implements Change {}

    /**
     * An interface with a version in its name is asked for in another version.
     *
     * @param name the interface without the version
     * @param sameTrack whether a host of the old version that follows semantic versioning serves the new one
     * @param items the imports of the new one
     */
    record InterfaceVersionChanged(String name, String before, String after, boolean sameTrack, List<Import> items)
            implements Change {}

    /** The imports that both have stand in another order; the first that differ. */
    record ImportOrderChanged(String before, String after, int position) implements Change {}

    /** A memory's or table's least or greatest size changed; in pages or elements, or in bytes for AOT files. */
    record LimitChanged(Item item, Bound bound, OptionalLong before, OptionalLong after, String unit) implements Named {
        @Override
        public String name() {
            return item.item();
        }

        /** Which limit. */
        public enum Bound {
            MINIMUM,
            MAXIMUM
        }
    }

    /**
     * A memory or table by its stable name.
     *
     * @param name {@code memory:memory}, {@code table:env.table}
     */
    record Item(String name, boolean memory, Role role) {
        /** The name without kind and module: {@code memory}. */
        public String item() {
            return name.substring(Math.max(name.indexOf(':'), name.lastIndexOf('.')) + 1);
        }
    }

    /** A global that crosses the border became mutable or constant. */
    record MutabilityChanged(String subject, boolean imported, ExternalType before, ExternalType after)
            implements Change {}

    /** A memory became shared or is so no longer. */
    record SharingChanged(Item item, boolean after) implements Change {}

    /** The addresses of a memory or the indices of a table have another width. */
    record AddressTypeChanged(Item item, AddressType before, AddressType after) implements Change {}

    /** A memory's pages have another size, in bytes. */
    record PageSizeChanged(Item item, long before, long after) implements Change {}

    /** The number of memories changed. */
    record MemoryCountChanged(int before, int after) implements Change {}

    /** An address or size of the layout of linear memory changed. */
    record LayoutChanged(Fact fact, long before, long after) implements Change {
        /** Which one. */
        public enum Fact {
            HEAP_BASE,
            DATA_END,
            STACK_POINTER,
            STACK_SIZE,
            GLOBAL_BASE
        }
    }

    /** Stack and static data changed places. */
    record StackPlaceChanged(boolean firstAfter) implements Change {}

    /** Globals that tell a runtime the layout are no longer exported. */
    record LayoutGlobalsMissing(List<String> names) implements Change {}

    /** The number of data segments changed. */
    record DataSegmentsChanged(int before, int after) implements Change {}

    /**
     * Data that was there at the start is now copied by code; the numbers of passive segments.
     *
     * @param bulkMemoryBefore whether the old build needed the instructions for that already
     */
    record DataBecamePassive(int before, int after, boolean bulkMemoryBefore) implements Change {}

    /** Exported addresses of data moved. */
    record DataSymbolsMoved(List<String> names) implements Change {}

    /**
     * A feature is needed or claimed that was not before.
     *
     * @param claimedBefore whether the old build claimed it already
     * @param claimedAfter whether the new build claims it
     * @param used whether anything in the new build needs it
     */
    record FeatureAdded(String feature, boolean claimedBefore, boolean claimedAfter, boolean used) implements Change {}

    /** A feature is neither needed nor claimed any more. */
    record FeaturesRemoved(List<String> features) implements Change {}

    /** Features are used as before, but a section of claims that is still there no longer lists them. */
    record FeatureClaimsLost(List<String> features) implements Change {}

    /** A custom section is new. */
    record CustomSectionAdded(CustomSection section) implements Change {}

    /** A custom section is gone. */
    record CustomSectionRemoved(CustomSection section) implements Change {}

    /** A custom section has other content. */
    record CustomSectionChanged(CustomSection before, CustomSection after) implements Change {}

    /** Debug information is gone as a whole. */
    record DebugInformationRemoved(List<CustomSection> sections) implements Change {}

    /** Debug information is there that was not before. */
    record DebugInformationAdded(List<CustomSection> sections) implements Change {}

    /** A custom section's name appears more often than once, and more often than before. */
    record SectionDuplicated(String name, int before, int after) implements Change {}

    /** The tools that made the build, or their versions, are others. */
    record ProducersChanged(List<String> before, List<String> after) implements Change {}

    /** Builds of different content carry the same build id. */
    record BuildIdReused(String buildId, String contentBefore, String contentAfter) implements Change {}

    /** The new build is no valid module; the reason as the validation gives it. */
    record ModuleInvalid(String reason) implements Change {}

    /** The target_features section claims features that this tool does not know. */
    record UnknownFeaturesClaimed(List<String> features) implements Change {}

    /** The two were recorded by versions of the tool that record different facts, see {@link Snapshot#REVISION}. */
    record RevisionsDiffer(int before, int after) implements Change {}

    /** Custom sections have content that their name does not allow, in the new build or in both. */
    record SectionsUnreadable(List<String> before, List<String> after) implements Change {}

    /** Custom sections stand where their readers do not look for them, which they did not before. */
    record SectionsMisplaced(List<String> names) implements Change {}

    /** Static memory grew by more than a tenth: data, data without content and the stack; in bytes. */
    record FootprintChanged(long before, long after) implements Change {}

    /** A library has to be loaded before the module, or no longer has to. */
    record NeededLibraryChanged(String library, boolean added) implements Change {}

    /** The demands of a side module on memory and table changed. */
    record DylinkSpaceChanged(String before, String after) implements Change {}

    /** Flags of dynamically linked exports or imports changed; each {@code name=flags}. */
    record DylinkFlagsChanged(boolean exports, List<String> before, List<String> after) implements Change {}

    /** The symbols and segments of an object file differ. */
    record LinkingChanged(CustomSection before, CustomSection after) implements Change {}

    /**
     * The set of system interfaces differs.
     *
     * @param gained interfaces that the old build did not need
     * @param functions the imports of the gained ones
     */
    record SystemLevelChanged(String before, String after, List<String> gained, List<String> functions)
            implements Change {}

    /** A function of a system interface that the old build used already is needed in addition. */
    record SystemFunctionAdded(String level, Import item, boolean published) implements Change {}

    /** A function of a system interface is no longer needed. */
    record SystemFunctionRemoved(String level, Import item) implements Change {}

    /** A function is now imported with a type that its interface does not have. */
    record SignatureMismatched(String level, SystemNeeds.Mismatch mismatch) implements Change {}

    /** Two generations of one interface are needed at once, which was not so before. */
    record LevelsMixed(String first, String second) implements Change {}

    /** Threads are started, which was not so before; what shows it. */
    record ThreadsStarted(List<String> evidence) implements Change {}

    /**
     * The format of an AOT file differs.
     *
     * @param loadersKept whether every known runtime that loads the old file loads the new one, some do, or none does
     */
    record AotFormatChanged(AotFacts before, AotFacts after, Overlap loadersKept) implements Change {
        /** What two sets of runtimes have in common. */
        public enum Overlap {
            ALL,
            SOME,
            NONE
        }
    }

    /** The new AOT file has a version that no known release writes; what it was compared as. */
    record AotVersionUnknown(AotFacts before, AotFacts after) implements Change {}

    /** A trait of an AOT file's target differs. */
    record AotTargetChanged(Trait trait, String before, String after) implements Change {
        /** Which one. */
        public enum Trait {
            ARCHITECTURE,
            BITS,
            BYTE_ORDER,
            ABI
        }
    }

    /** Execution in place was switched on or off. */
    record AotXipChanged(boolean after) implements Change {}

    /** Instructions of an extension of the processor are used for the first time. */
    record AotCpuFeaturesAdded(List<String> before, List<String> after, List<String> added) implements Change {}

    /** Code compares the native stack with its boundary itself, or no longer. */
    record AotStackCheckChanged(boolean after) implements Change {}

    /** A memory of the same size is divided into other pages. */
    record AotPagesChanged(Item item, ExternalType.Memory before, ExternalType.Memory after) implements Change {}

    /**
     * Debug information inside the file differs.
     *
     * @param before sections in DWARF form and the object file in place of the code
     */
    record AotDebugInformationChanged(List<CustomSection> before, List<CustomSection> after) implements Change {}

    /** A bit of the feature word is set that no known release gives a meaning. */
    record AotFlagUnknown(String flag) implements Change {}

    /** A bit of the feature word is set that was not, or the reverse. */
    record AotFlagChanged(String flag, boolean added) implements Change {}

    /** A symbol of the runtime's table is needed, or no longer. */
    record AotNativeSymbolChanged(String symbol, boolean added) implements Change {}

    /** The same native symbols take other slots. */
    record AotNativeSymbolOrderChanged(List<String> before, List<String> after) implements Change {}

    /**
     * A kind of relocation is used that was not.
     *
     * @param known whether every WAMR release that loads the old file knows it, whatever its build options
     */
    record AotRelocationTypeAdded(String type, boolean known) implements Change {}

    /**
     * A helper of the runtime is called that was not.
     *
     * @param known whether every WAMR release that loads the old file offers it, whatever its build options
     */
    record AotHelperAdded(String symbol, boolean known) implements Change {}

    /** Other parts of the file are relocated. */
    record AotRelocationGroupsChanged(List<String> before, List<String> after) implements Change {}

    /** A section is there that was not, or the reverse. */
    record AotSectionChanged(String name, boolean added) implements Change {}

    /** The same sections stand in another order. */
    record AotSectionOrderChanged(List<String> before, List<String> after) implements Change {}

    /** Custom sections inside the file differ. */
    record AotCustomSectionsChanged(List<CustomSection> before, List<CustomSection> after) implements Change {}

    /** The number of compiled functions differs. */
    record AotFunctionCountChanged(int before, int after) implements Change {}

    /** The table of function types differs. */
    record AotFunctionTypesChanged(List<String> before, List<String> after) implements Change {}

    /** A function, variable or type of the source differs. */
    record TypeChanged(TypeChange change) implements Change {}

    /** One build tells the types of its source, and the other one does not. */
    record TypesNotTold(boolean before, Coverage coverage) implements Change {}

    /** Neither build tells the types of its source, and at least one of them names another file that does. */
    record TypesElsewhere(boolean before, boolean after) implements Change {}

    /**
     * The debug information of the new build leaves out more of the interface than that of the old one, or so much that
     * the two cannot be compared in full.
     *
     * @param functions whose parameters were not compared
     */
    record TypesToldInPart(Coverage before, Coverage after, List<String> functions) implements Change {}

    /** A core module became a component, or the reverse. */
    record BinaryLayerChanged(Snapshot.Kind before, Snapshot.Kind after) implements Change {}

    /**
     * A component imports or exports something that it did not.
     *
     * @param parts what belongs to it: the functions of an interface
     */
    record WorldItemAdded(Role role, WorldItem item, List<String> parts) implements Change {}

    /**
     * A component no longer imports or exports something.
     *
     * @param parts what belonged to it: the functions of an interface
     */
    record WorldItemRemoved(Role role, WorldItem item, List<String> parts) implements Change {}

    /** A component's function or type is another one under the same name. */
    record WorldItemChanged(Role role, WorldItem before, WorldItem after) implements Change {}

    /**
     * What can be done with a resource of a component changed.
     *
     * @param resource interface and name
     * @param before constructors, methods and static functions that are gone or were of another type
     * @param after those of them that are there, with their new type
     */
    record ResourceChanged(Role role, String resource, List<String> before, List<String> after) implements Change {}

    /**
     * Interfaces of one package are imported in another version by a component.
     *
     * @param name the package
     * @param sameTrack whether a host of the old version that follows semantic versioning serves the new one
     * @param interfaces those of the new version
     */
    record WorldVersionChanged(String name, String before, String after, boolean sameTrack, List<String> interfaces)
            implements Change {}

    /** Values of equal functions cross the border of a component's core code in another way. */
    record ConventionsChanged(Role role, String before, String after, List<String> functions) implements Change {}

    /** A core module inside a component changed. */
    record NestedModuleChanged(String name, List<Change> changes) implements Change {
        public NestedModuleChanged {
            changes = List.copyOf(changes);
        }
    }

    /** There are other core modules inside a component; names of those that one build alone has. */
    record NestedModulesReplaced(List<String> before, List<String> after) implements Change {}

    /**
     * Files of two kinds can be compared in part only.
     *
     * @param layers what was not compared
     */
    record LayersNotCompared(Snapshot.Kind before, Snapshot.Kind after, List<Layer> layers) implements Change {}

    /**
     * The builds did different things in a scenario.
     *
     * @param divergences the first of one part, in the order in which they were seen; never empty
     */
    record ScenarioDiffered(String scenario, Part part, List<Divergence> divergences) implements Change {
        public ScenarioDiffered {
            divergences = List.copyOf(divergences);
        }

        /** The parts of behaviour that are told apart. */
        public enum Part {
            RESULT,
            TRAP,
            MEMORY,
            HOST_CALLS,
            /** Output, files and exit codes of a program. */
            EFFECT,
            /** Any of them where both are the same code. */
            EXECUTION
        }
    }

    /**
     * The old build does other things when it runs again.
     *
     * @param places what was not compared for that
     */
    record ScenarioUnsteady(String scenario, List<String> places) implements Change {
        public ScenarioUnsteady {
            places = List.copyOf(places);
        }
    }

    /**
     * Nobody knows whether the builds do the same in a scenario.
     *
     * @param outcome in a word or two
     */
    record ScenarioNotCompared(String scenario, String outcome, String reason) implements Change {}
}
