package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.TextFlaw;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wast.Pattern;
import dev.abigate.format.wast.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the arguments and the expected results of actions. */
final class PatternParser {
    /** How deep alternatives may nest. */
    private static final int MAX_DEPTH = 100;

    private final TokenReader in;
    private final ConstantParser constants;
    private int depth;

    PatternParser(TokenReader in) {
        this.in = in;
        this.constants = new ConstantParser(in);
    }

    /** An argument. */
    Value value() {
        int place = in.place();
        if (!(pattern() instanceof Pattern.Exactly(Value value))) {
            throw in.fail(TextFlaw.UNEXPECTED_TOKEN, place, "expected a value, not a pattern");
        }
        return value;
    }

    /** What a result has to look like. */
    Pattern pattern() {
        Opcode op = in.op();
        Word word = in.word();
        int place = in.place();
        in.next();
        Pattern pattern = op != null ? ofInstruction(op, place) : ofWord(word, place);
        in.close();
        return pattern;
    }

    private Pattern ofInstruction(Opcode op, int place) {
        return switch (op) {
            case I32_CONST -> exactly(NumType.I32, constants.integer(Integer.SIZE));
            case I64_CONST -> exactly(NumType.I64, constants.integer(Long.SIZE));
            case F32_CONST -> floating(NumType.F32);
            case F64_CONST -> floating(NumType.F64);
            case V128_CONST -> vector();
            case REF_NULL -> nullReference();
            case REF_EQ -> new Pattern.NonNull(HeapType.Abstract.EQ);
            case REF_I31 -> new Pattern.NonNull(HeapType.Abstract.I31);
            case REF_FUNC -> new Pattern.NonNull(HeapType.Abstract.FUNC);
            default -> throw in.fail(TextFlaw.UNEXPECTED_TOKEN, place, "expected a value");
        };
    }

    private Pattern ofWord(@Nullable Word word, int place) {
        return switch (word) {
            case REF -> new Pattern.NonNull(HeapType.Abstract.ANY);
            case REF_STRUCT -> new Pattern.NonNull(HeapType.Abstract.STRUCT);
            case REF_ARRAY -> new Pattern.NonNull(HeapType.Abstract.ARRAY);
            case REF_EXN -> new Pattern.NonNull(HeapType.Abstract.EXN);
            case REF_EXTERN ->
                in.token() == Token.CLOSE
                        ? new Pattern.NonNull(HeapType.Abstract.EXTERN)
                        : host(HeapType.Abstract.EXTERN);
            case REF_HOST -> host(HeapType.Abstract.ANY);
            case EITHER -> either();
            case null, default -> throw in.fail(TextFlaw.UNEXPECTED_TOKEN, place, "expected a value");
        };
    }

    private static Pattern exactly(NumType type, long bits) {
        return new Pattern.Exactly(new Value.Numeric(type, bits));
    }

    private Pattern host(HeapType.Abstract type) {
        return new Pattern.Exactly(new Value.Host(type, in.natural(Integer.SIZE)));
    }

    private Pattern nullReference() {
        if (in.token() == Token.CLOSE) {
            return new Pattern.AnyNull();
        }
        Keyword keyword = in.lexer().keyword();
        if (in.token() != Token.KEYWORD || keyword == null || keyword.heapType() == null) {
            throw in.unexpected("a heap type");
        }
        HeapType.Abstract type = keyword.heapType();
        in.next();
        return new Pattern.Exactly(new Value.Null(type));
    }

    private Pattern either() {
        if (depth == MAX_DEPTH) {
            throw in.fail(TextFlaw.NESTING_TOO_DEEP, in.place(), "at most " + MAX_DEPTH);
        }
        depth++;
        var alternatives = new ArrayList<Pattern>();
        do {
            alternatives.add(pattern());
        } while (in.token() == Token.OPEN);
        depth--;
        return new Pattern.Either(alternatives);
    }

    private Optional<Pattern.NanKind> takeNanKind() {
        if (in.take(Word.NAN_CANONICAL)) {
            return Optional.of(Pattern.NanKind.CANONICAL);
        }
        return in.take(Word.NAN_ARITHMETIC) ? Optional.of(Pattern.NanKind.ARITHMETIC) : Optional.empty();
    }

    private Pattern floating(NumType type) {
        Optional<Pattern.NanKind> nan = takeNanKind();
        if (nan.isPresent()) {
            return new Pattern.Nan(type, nan.get());
        }
        return exactly(type, type == NumType.F32 ? constants.f32() : constants.f64());
    }

    private Pattern vector() {
        Word shape = in.word();
        if (shape != Word.F32X4 && shape != Word.F64X2) {
            return new Pattern.Exactly(new Value.Vector(constants.vector()));
        }
        in.next();
        NumType type = shape == Word.F32X4 ? NumType.F32 : NumType.F64;
        int laneBytes = type == NumType.F32 ? Float.BYTES : Double.BYTES;
        var lanes = new ArrayList<Pattern>();
        for (int at = 0; at < ConstantParser.VECTOR_BYTES; at += laneBytes) {
            lanes.add(floating(type));
        }
        boolean plain = lanes.stream().allMatch(lane -> lane instanceof Pattern.Exactly);
        return plain ? new Pattern.Exactly(new Value.Vector(bytes(lanes, laneBytes))) : new Pattern.Lanes(type, lanes);
    }

    private static ByteString bytes(List<Pattern> lanes, int laneBytes) {
        var bytes = new int[ConstantParser.VECTOR_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            if (lanes.get(i / laneBytes) instanceof Pattern.Exactly(Value.Numeric(var _, long bits))) {
                bytes[i] = (int) (bits >>> (Byte.SIZE * (i % laneBytes)));
            }
        }
        return ByteString.of(bytes);
    }
}
