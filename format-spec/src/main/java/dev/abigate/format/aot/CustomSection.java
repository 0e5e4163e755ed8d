package dev.abigate.format.aot;

import dev.abigate.format.ByteString;
import java.util.List;

/** A section 100 (section 10). Open: loaders ignore the kinds that they do not know. */
public sealed interface CustomSection {
    int RAW = 0;
    int NATIVE_SYMBOLS = 1;
    int ACCESS_CONTROL = 2;
    int NAMES = 3;
    int STRING_LITERALS = 4;

    /** What the section is: the number that its body begins with. */
    int subId();

    /** A custom section of the WebAssembly module, copied. */
    record Raw(String name, ByteString content) implements CustomSection {
        @Override
        public int subId() {
            return RAW;
        }
    }

    /**
     * What the loader puts into the table through which code of files that execute in place reaches everything outside.
     *
     * @param symbols in the order of the file, which is the reverse of that of the slots
     */
    record NativeSymbols(List<NativeSymbol> symbols) implements CustomSection {
        public NativeSymbols {
            symbols = List.copyOf(symbols);
        }

        @Override
        public int subId() {
            return NATIVE_SYMBOLS;
        }
    }

    /** Function names. */
    record Names(List<NameSubsection> subsections) implements CustomSection {
        public Names {
            subsections = List.copyOf(subsections);
        }

        @Override
        public int subId() {
            return NAMES;
        }
    }

    /** Texts of the string-reference proposal. */
    record StringLiterals(List<ByteString> texts) implements CustomSection {
        public StringLiterals {
            texts = List.copyOf(texts);
        }

        @Override
        public int subId() {
            return STRING_LITERALS;
        }
    }

    /** A section of a kind that nothing wrote yet; {@link #ACCESS_CONTROL} is reserved. */
    record Unknown(int subId, ByteString content) implements CustomSection {}

    /**
     * Names of functions.
     *
     * @param wasmSize size of the WebAssembly sub-section, which says nothing about this one
     */
    record NameSubsection(long wasmSize, List<FunctionName> names) {
        /** The only kind of sub-section that compilers write. */
        public static final int FUNCTION_NAMES = 1;

        public NameSubsection {
            names = List.copyOf(names);
        }
    }

    /**
     * The name of a function.
     *
     * @param function index, imports counted
     */
    record FunctionName(int function, String name) {}
}
