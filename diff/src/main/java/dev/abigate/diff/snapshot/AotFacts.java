package dev.abigate.diff.snapshot;

import dev.abigate.format.host.LoaderReading;
import java.util.List;
import java.util.Optional;

/**
 * What only an AOT file has.
 *
 * @param version of the format
 * @param layouts what the format really looks like, which the version alone does not tell: the names of all dialects that
 *     the file's bytes fit, which are several where nothing in the file shows the difference
 * @param releases the WAMR releases that write it, as a phrase
 * @param loaders the groups of WAMR releases that load it, by the dialect that each group writes, sorted
 * @param target the processor and its conventions
 * @param loading what loaders look at and meet
 * @param xip whether the code runs in place, through a table of symbols
 * @param featureFlags names of the bits of the feature word, sorted
 * @param nativeSymbols the table of symbols in slot order, constants and fillers left out
 * @param relocationTypes names of the kinds of relocation used, sorted
 * @param helpers symbols of the runtime that relocations name, sorted
 * @param relocationGroups names of the parts that are relocated, sorted, each once
 * @param sections ids of the sections 0 to 5, in file order
 * @param customSections the sub-sections that are no symbol table, in file order
 * @param functionTypes the table of function types, one line each
 * @param machineCode what the code shows of itself; absent in a snapshot of revision 1
 */
public record AotFacts(
        int version,
        List<String> layouts,
        String releases,
        List<String> loaders,
        Target target,
        Loading loading,
        boolean xip,
        List<String> featureFlags,
        List<String> nativeSymbols,
        List<String> relocationTypes,
        List<String> helpers,
        List<String> relocationGroups,
        List<Section> sections,
        List<CustomSection> customSections,
        List<String> functionTypes,
        Optional<MachineCode> machineCode) {
    public AotFacts {
        layouts = List.copyOf(layouts);
        loaders = List.copyOf(loaders);
        featureFlags = List.copyOf(featureFlags);
        nativeSymbols = List.copyOf(nativeSymbols);
        relocationTypes = List.copyOf(relocationTypes);
        helpers = List.copyOf(helpers);
        relocationGroups = List.copyOf(relocationGroups);
        sections = List.copyOf(sections);
        customSections = List.copyOf(customSections);
        functionTypes = List.copyOf(functionTypes);
    }

    /** Version and layout as one phrase for people. */
    public String format() {
        return "version " + version + " in layout " + String.join(" or ", layouts) + " (" + releases + ")";
    }

    /**
     * What the machine code is for.
     *
     * @param arch the arch string
     * @param machine the machine of the object file that the code came from
     * @param bits 32 or 64
     * @param objectFormat {@code ELF} or {@code COFF}
     * @param abiType the ABI word, which compilers leave 0
     * @param flags processor flags of the object file, which tell float conventions apart
     */
    public record Target(
            String arch, String machine, int bits, boolean bigEndian, String objectFormat, int abiType, int flags) {
        /** The convention as one phrase for people. */
        public String abi() {
            return "%s, abi %d, e_flags 0x%08x".formatted(objectFormat, abiType, flags);
        }
    }

    /**
     * What loaders look at and meet beside it, in the order in which they do.
     *
     * @param machine the field e_machine
     * @param moduleType the field e_type
     * @param objectVersion the field e_version
     * @param symbols what relocations refer to by a name that loaders have to know, in order of first use
     * @param readings how the loaders since 2.0.0 read the init data
     */
    public record Loading(
            int machine, int moduleType, int objectVersion, List<String> symbols, List<LoaderReading> readings) {
        /** A file as wamrc writes it for x86-64, of which no more is known. */
        public static final Loading PLAIN = new Loading(62, 1, 1, List.of(), List.of());

        public Loading {
            symbols = List.copyOf(symbols);
            readings = List.copyOf(readings);
        }
    }

    /**
     * What the machine code shows of how it was compiled.
     *
     * @param checksStack whether the code compares the native stack with its boundary itself; absent where the file's
     *     layout does not show it. Compilers check memory accesses by the same choice unless told otherwise: a comparison
     *     before each access, or guard pages that the runtime has to set up
     * @param debugObject size and digest of the object file that stands in place of the code, which a compiler built for
     *     debugging writes
     * @param cpuFeatures extensions of the processor that instructions of the code belong to, by their names in LLVM,
     *     sorted; absent for a processor whose instructions are not looked at
     */
    public record MachineCode(
            Optional<Boolean> checksStack, Optional<CustomSection> debugObject, Optional<List<String>> cpuFeatures) {
        /** Code that shows nothing. */
        public static final MachineCode OPAQUE = new MachineCode(Optional.empty(), Optional.empty(), Optional.empty());

        public MachineCode {
            cpuFeatures = cpuFeatures.map(List::copyOf);
        }
    }

    /**
     * A section.
     *
     * @param size of its body in bytes
     */
    public record Section(String name, long size) {}
}
