package dev.abigate.format.aot.reloc;

import java.util.Set;
import java.util.regex.Pattern;

/** What the symbol of a relocation names (section 12). */
public enum SymbolKind {
    /** A function of the module: {@code aot_func#3}. */
    FUNCTION,
    /** The code: {@code .text}, or {@code .ltext} in the large code model. */
    CODE,
    /** The literal pool: {@code .literal}. */
    LITERAL_POOL,
    /** A data section of the object file. */
    OBJECT_DATA,
    /** A constant that is spelled in the name, on Windows: {@code __real@3ff0000000000000}. */
    CONSTANT,
    /** A label of the object file that the compiler failed to resolve, on MIPS: {@code $CPI13_0}. No loader finds it. */
    LABEL,
    /** A function that the runtime has to offer. */
    HELPER;

    private static final Pattern FUNCTIONS = Pattern.compile("_?aot_func(_internal)?#\\d+");
    private static final Pattern CONSTANTS = Pattern.compile("_?_(ymm|xmm|real)@\\p{XDigit}+");
    private static final String PROFILE_DATA = "__llvm_prf_";

    /**
     * The kind of a symbol.
     *
     * @param objectData names of the module's object data sections
     */
    public static SymbolKind of(String symbol, Set<String> objectData) {
        if (FUNCTIONS.matcher(symbol).matches()) {
            return FUNCTION;
        }
        if (symbol.equals(".text") || symbol.equals(".ltext")) {
            return CODE;
        }
        if (symbol.equals(".literal")) {
            return LITERAL_POOL;
        }
        if (objectData.contains(symbol) || symbol.startsWith(PROFILE_DATA)) {
            return OBJECT_DATA;
        }
        if (CONSTANTS.matcher(symbol).matches()) {
            return CONSTANT;
        }
        return symbol.startsWith("$") || symbol.startsWith(".") ? LABEL : HELPER;
    }
}
