package dev.abigate.reader.component;

import dev.abigate.format.Flaw;
import dev.abigate.format.component.Canon;
import dev.abigate.format.component.CanonBuiltIn;
import dev.abigate.format.component.CanonOperand;
import dev.abigate.format.component.CanonOption;
import dev.abigate.format.component.Sort;
import dev.abigate.format.component.SortIndex;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.type.TypeReader;
import java.util.List;
import java.util.Optional;

/** Reads functions of the canonical ABI. */
final class CanonReader {
    private static final List<CanonOption.StringEncoding> ENCODINGS = List.of(
            CanonOption.StringEncoding.UTF8, CanonOption.StringEncoding.UTF16, CanonOption.StringEncoding.LATIN1_UTF16);

    private final Cursor in;
    private final DefinitionReader definitions;

    CanonReader(Cursor in, DefinitionReader definitions) {
        this.in = in;
        this.definitions = definitions;
    }

    Canon canon() {
        int start = in.offset();
        int code = in.u8("canon");
        return switch (code) {
            case Canon.Lift.CODE -> {
                ofFunction();
                int function = in.index("core function index");
                List<CanonOption> options = options();
                yield new Canon.Lift(function, options, in.index("type index"));
            }
            case Canon.Lower.CODE -> {
                ofFunction();
                int function = in.index("function index");
                yield new Canon.Lower(function, options());
            }
            default -> {
                Optional<CanonBuiltIn> builtIn = CanonBuiltIn.of(code);
                if (builtIn.isEmpty()) {
                    throw in.fail(Flaw.CANON, start, "canon", found(code));
                }
                yield new Canon.BuiltIn(
                        builtIn.get(),
                        builtIn.get().operands().stream().map(this::operand).toList());
            }
        };
    }

    private void ofFunction() {
        int start = in.offset();
        int code = in.u8("sort");
        if (code != Canon.OF_FUNCTION) {
            throw in.fail(Flaw.CANON, start, "sort", found(code));
        }
    }

    private CanonOperand operand(CanonOperand.Kind kind) {
        return switch (kind) {
            case TYPE -> definition(Sort.TYPE);
            case CORE_TYPE -> definition(Sort.CORE_TYPE);
            case CORE_TABLE -> definition(Sort.CORE_TABLE);
            case CORE_MEMORY -> definition(Sort.CORE_MEMORY);
            case STORAGE_TYPE -> new CanonOperand.StorageType(new TypeReader(in).valType());
            case SLOT -> new CanonOperand.Slot(in.leb32("slot"));
            case FLAG -> new CanonOperand.Flag(flag());
            case RESULT -> new CanonOperand.Result(definitions.result());
            case OPTIONS -> new CanonOperand.Options(options());
        };
    }

    private CanonOperand definition(Sort sort) {
        return new CanonOperand.Definition(new SortIndex(sort, in.index(sort.text() + " index")));
    }

    private boolean flag() {
        int start = in.offset();
        int code = in.u8("flag");
        if (code > 1) {
            throw in.fail(Flaw.CANON, start, "flag", found(code));
        }
        return code == 1;
    }

    private List<CanonOption> options() {
        return Vectors.read(in, this::option);
    }

    private CanonOption option() {
        int start = in.offset();
        int code = in.u8("option");
        if (code < ENCODINGS.size()) {
            return ENCODINGS.get(code);
        }
        return switch (code) {
            case CanonOption.Memory.CODE -> new CanonOption.Memory(in.index("core memory index"));
            case CanonOption.Realloc.CODE -> new CanonOption.Realloc(in.index("core function index"));
            case CanonOption.PostReturn.CODE -> new CanonOption.PostReturn(in.index("core function index"));
            case CanonOption.Async.CODE -> new CanonOption.Async();
            case CanonOption.Callback.CODE -> new CanonOption.Callback(in.index("core function index"));
            default -> throw in.fail(Flaw.CANON_OPTION, start, "option", found(code));
        };
    }

    private static String found(int code) {
        return "found 0x%02x".formatted(code);
    }
}
