package dev.abigate.reader.text;

import dev.abigate.format.TextFlaw;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.format.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html">Text format of types</a>
 */
final class TypeParser {
    private final TokenReader in;
    private final Scope scope;
    private final DefinedTypes defined;

    TypeParser(TokenReader in, Scope scope, DefinedTypes defined) {
        this.in = in;
        this.scope = scope;
        this.defined = defined;
    }

    private @Nullable StorageType named() {
        Keyword keyword = in.lexer().keyword();
        return in.token() == Token.KEYWORD && keyword != null ? keyword.type() : null;
    }

    HeapType heapType() {
        Keyword keyword = in.lexer().keyword();
        if (in.token() == Token.KEYWORD && keyword != null && keyword.heapType() != null) {
            HeapType type = keyword.heapType();
            in.next();
            return type;
        }
        if (in.takeOpen(Word.EXACT)) {
            int index = typeIndex();
            in.close();
            return new HeapType.Defined(index, true);
        }
        return new HeapType.Defined(typeIndex(), false);
    }

    int typeIndex() {
        return in.index(scope.types, "type");
    }

    boolean isRefType() {
        return named() instanceof RefType || in.opens(Word.REF);
    }

    RefType refType() {
        if (named() instanceof RefType type) {
            in.next();
            return type;
        }
        if (!in.takeOpen(Word.REF)) {
            throw in.unexpected("a reference type");
        }
        boolean nullable = in.take(Word.NULL);
        HeapType type = heapType();
        in.close();
        return new RefType(nullable, type);
    }

    boolean isValType() {
        return named() instanceof ValType || in.opens(Word.REF);
    }

    ValType valType() {
        if (named() instanceof ValType type) {
            in.next();
            return type;
        }
        if (!in.opens(Word.REF)) {
            throw in.unexpected("a value type");
        }
        return refType();
    }

    private StorageType storageType() {
        StorageType type = named();
        if (type != null) {
            in.next();
            return type;
        }
        return valType();
    }

    private FieldType fieldType() {
        boolean mutable = in.takeOpen(Word.MUT);
        StorageType type = storageType();
        if (mutable) {
            in.close();
        }
        return new FieldType(type, mutable);
    }

    GlobalType globalType() {
        boolean mutable = in.takeOpen(Word.MUT);
        ValType type = valType();
        if (mutable) {
            in.close();
        }
        return new GlobalType(type, mutable);
    }

    /** A group of types, or a single one. */
    RecType recType() {
        var types = new ArrayList<SubType>();
        int first = defined.count();
        if (in.takeOpen(Word.REC)) {
            while (in.opens(Word.TYPE)) {
                types.add(typeDefinition(first + types.size()));
            }
            in.close();
        } else {
            types.add(typeDefinition(first));
        }
        return new RecType(types);
    }

    private SubType typeDefinition(int index) {
        in.open(Word.TYPE);
        in.skipBinding();
        boolean sub = in.takeOpen(Word.SUB);
        boolean isFinal = !sub || in.take(Word.FINAL);
        var supertypes = new ArrayList<Integer>();
        while (sub && in.isIndex()) {
            supertypes.add(typeIndex());
        }
        OptionalInt describes = clause(Word.DESCRIBES);
        OptionalInt descriptor = clause(Word.DESCRIPTOR);
        CompositeType composite = compositeType(index);
        if (sub) {
            in.close();
        }
        in.close();
        return new SubType(isFinal, supertypes, describes, descriptor, composite);
    }

    private OptionalInt clause(Word word) {
        if (!in.takeOpen(word)) {
            return OptionalInt.empty();
        }
        int index = typeIndex();
        in.close();
        return OptionalInt.of(index);
    }

    private CompositeType compositeType(int index) {
        CompositeType type;
        if (in.takeOpen(Word.FUNC)) {
            type = functionType(null, true);
        } else if (in.takeOpen(Word.STRUCT)) {
            type = structType(index);
        } else {
            in.open(Word.ARRAY);
            type = new CompositeType.Array(fieldType());
        }
        in.close();
        return type;
    }

    private CompositeType structType(int index) {
        var fields = new ArrayList<FieldType>();
        while (in.takeOpen(Word.FIELD)) {
            if (in.token() == Token.IDENTIFIER) {
                in.bind(defined.fields(index), "field");
                fields.add(fieldType());
            } else {
                int before = fields.size();
                while (in.token() != Token.CLOSE) {
                    fields.add(fieldType());
                }
                defined.fields(index).add(fields.size() - before);
            }
            in.close();
        }
        return new CompositeType.Struct(fields);
    }

    /**
     * Parameters and results.
     *
     * @param locals gets the parameters and their identifiers
     * @param identifiers whether parameters may have them
     */
    CompositeType.Function functionType(@Nullable IndexSpace locals, boolean identifiers) {
        var parameters = new ArrayList<ValType>();
        while (in.takeOpen(Word.PARAM)) {
            values(parameters, locals, identifiers);
        }
        var results = new ArrayList<ValType>();
        while (in.takeOpen(Word.RESULT)) {
            values(results, null, false);
        }
        return new CompositeType.Function(parameters, results);
    }

    /** Values of a form that is open: one with an identifier, or any number without. */
    void values(List<ValType> types, @Nullable IndexSpace locals, boolean identifiers) {
        if (identifiers && in.token() == Token.IDENTIFIER) {
            if (locals == null) {
                in.next();
            } else {
                in.bind(locals, "local");
            }
            types.add(valType());
        } else {
            int before = types.size();
            while (in.token() != Token.CLOSE) {
                types.add(valType());
            }
            if (locals != null) {
                locals.add(types.size() - before);
            }
        }
        in.close();
    }

    /** The types of any number of results. */
    List<ValType> results() {
        var results = new ArrayList<ValType>();
        while (in.takeOpen(Word.RESULT)) {
            values(results, null, false);
        }
        return results;
    }

    /**
     * The index of the function type that is named, or written out, or both.
     *
     * @param locals gets the parameters and their identifiers
     */
    int typeUse(@Nullable IndexSpace locals) {
        OptionalInt named = namedType();
        int place = in.place();
        CompositeType.Function written = functionType(locals, locals != null);
        return named.isPresent() ? namedAndWritten(named.getAsInt(), written, place, locals) : defined.indexOf(written);
    }

    /** The type index in {@code (type ...)}, if that is here. */
    OptionalInt namedType() {
        return clause(Word.TYPE);
    }

    /** A named type; what is written beside it has to be the same. */
    int namedAndWritten(int named, CompositeType.Function written, int place, @Nullable IndexSpace locals) {
        boolean nothingWritten =
                written.parameters().isEmpty() && written.results().isEmpty();
        if (nothingWritten) {
            if (locals != null) {
                locals.add(defined.function(named)
                        .map(type -> type.parameters().size())
                        .orElse(0));
            }
            return named;
        }
        CompositeType.Function type = defined.function(named)
                .orElseThrow(() -> in.fail(TextFlaw.UNKNOWN_TYPE, place, "type " + named + " is not a function type"));
        if (!type.equals(written)) {
            throw in.fail(TextFlaw.INLINE_TYPE, place, "differs from type " + named);
        }
        return named;
    }

    /** The type of addresses; 32 bits unless said otherwise. */
    AddressType addressType() {
        StorageType type = named();
        if (type == NumType.I32 || type == NumType.I64) {
            in.next();
        }
        return type == NumType.I64 ? AddressType.I64 : AddressType.I32;
    }

    Limits limits(AddressType addresses) {
        long minimum = in.natural(Long.SIZE);
        OptionalLong maximum =
                in.token() == Token.NATURAL ? OptionalLong.of(in.natural(Long.SIZE)) : OptionalLong.empty();
        return new Limits(addresses, minimum, maximum);
    }

    TableType tableType() {
        Limits limits = limits(addressType());
        return new TableType(refType(), limits);
    }

    MemoryType memoryType(AddressType addresses) {
        Limits limits = limits(addresses);
        boolean shared = in.take(Word.SHARED);
        return new MemoryType(limits, shared, pageSizeLog2());
    }

    /** The exponent of the page size. */
    int pageSizeLog2() {
        if (!in.takeOpen(Word.PAGESIZE)) {
            return MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        }
        int place = in.place();
        long size = in.natural(Long.SIZE);
        if (Long.bitCount(size) != 1) {
            throw in.fail(
                    TextFlaw.PAGE_SIZE, place, "found %s, not a power of two".formatted(Long.toUnsignedString(size)));
        }
        in.close();
        return Long.numberOfTrailingZeros(size);
    }
}
