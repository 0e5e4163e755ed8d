package dev.abigate.diff.noise;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** THE table of what looks like a change of an interface and is none: recognised, folded with a count, never dropped. */
public enum Noise {
    GENERATED_NAME(
            "generated-name",
            true,
            "a hash or counter that a tool put into a name",
            "names that differ only in a hash of 12 to 16 hexadecimal digits, in the counter of a napi registration, or in"
                    + " the version of a generator",
            "a name of the old build is gone, one of the new build with the same rest and the same type is new",
            "renamed by the tool chain",
            "__wbg_log_1d6f2b3f2c5a33ec -> __wbg_log_f665cabe523a97df"),
    POSITIONAL_NAME(
            "positional-name",
            true,
            "a generated name that is nothing but a number in a row",
            "__wbindgen_export_N, __wbindgen_closure_wrapperN, __wbindgen_cast_HASH, closureN_externref_shim",
            "the numbers differ, the types under them are the same, each as often",
            "the same things under other numbers",
            "__wbindgen_export_3 -> __wbindgen_export_2"),
    MINIFIED_NAME(
            "minified-name",
            true,
            "a name shortened to one or two letters",
            "at least eight names, four fifths of them of one or two characters (of three, where there are thousands)",
            "both builds have such names, so that equal names do not mean equal things",
            "names are minified: module and its glue ship together",
            "export 'ta' was a function of one parameter and is the memory now"),
    STRING_CONSTANT(
            "string-constant",
            true,
            "a text of the program that is imported as a constant",
            "module ', S or string.const; an immutable externref global whose name is the text",
            "engines with string builtins provide any such import by themselves",
            "texts of the program came and went",
            "import '.hello, world"),
    TOOL_CHAIN_EXPORT(
            "tool-chain-export",
            true,
            "a helper of compiler, linker or runtime that leaks into the exports",
            "dynCall_*, orig$*, asyncify_*, __em_js__*, __asan_*, compiler-rt's and libm's functions, the linker's symbols",
            "the name belongs to a tool and not to the program",
            "tool-chain exports came and went",
            "export dynCall_viiji"),
    DATA_ADDRESS(
            "data-address",
            true,
            "the address of static data in an exported constant",
            "an exported immutable global whose value is an address in linear memory in both builds",
            "the values move with the layout of static data",
            "static data moved",
            "_ZTV6Widget = 1040 -> 1056"),
    FUNCTION_TABLE(
            "function-table",
            true,
            "the size and order of the table of function pointers",
            "an exported __indirect_function_table or __wbindgen_export_N, or the one that a dynamically linked module"
                    + " imports",
            "the linker counts the functions whose address is taken; nobody else imports the table, and dynamic loaders"
                    + " read what a module needs from its dylink section",
            "the linker counted other functions",
            "__indirect_function_table 1484..1484 -> 1490..1490"),
    BUILD_RECORD(
            "build-record",
            true,
            "a record of how and when a build was made",
            "the sections producers, build_id, sourceMappingURL, external_debug_info, go:buildid",
            "such sections differ between any two builds, and nothing runs by them",
            "built by other tools, or another time",
            "producers: rustc 1.94.0 -> rustc 1.95.0"),
    INTERFACE_VERSION(
            "interface-version",
            false,
            "the version of an interface inside one semver track",
            "PACKAGE:NAME/INTERFACE@VERSION as the module of imports",
            "the packages differ in the version only, and both versions are of one track",
            "a raised requirement on the host: one finding a package, not one for each import",
            "wasi:cli/exit@0.2.3 -> wasi:cli/exit@0.2.12"),
    RENUMBERING(
            "renumbering",
            false,
            "other indices of functions, types, tables, globals and segments",
            "indices in code and in tables",
            "functions are matched by name, by export, by content without indices, then by the functions around them",
            "functions that only moved are counted",
            "call 17 -> call 18"),
    ENCODING(
            "encoding",
            false,
            "other bytes for the same thing",
            "widths of LEB128 numbers, the place of custom sections, padding",
            "facts are compared and not bytes",
            "'inspect --bytes' of both builds shows it",
            "80 80 04 -> 80 04");

    private static final Map<String, Noise> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Noise::id, Function.identity()));

    private final String id;
    private final boolean folded;
    private final String title;
    private final String pattern;
    private final String evidence;
    private final String meaning;
    private final String example;

    Noise(String id, boolean folded, String title, String pattern, String evidence, String meaning, String example) {
        this.id = id;
        this.folded = folded;
        this.title = title;
        this.pattern = pattern;
        this.evidence = evidence;
        this.meaning = meaning;
        this.example = example;
    }

    /** The class of that id, if there is one. */
    public static Optional<Noise> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The name that users, policies and scripts know the class by. */
    public String id() {
        return id;
    }

    /**
     * Whether its differences are findings that a report folds, and that a policy can have unfolded. The others never
     * become findings of their own.
     */
    public boolean isFolded() {
        return folded;
    }

    /** What it is, as a phrase. */
    public String title() {
        return title;
    }

    /** What it looks like. */
    public String pattern() {
        return pattern;
    }

    /** What makes sure that it is no change of the interface. */
    public String evidence() {
        return evidence;
    }

    /** What a report says in place of the differences. */
    public String meaning() {
        return meaning;
    }

    /** A difference of the class. */
    public String example() {
        return example;
    }
}
