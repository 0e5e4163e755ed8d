package dev.abigate.reader.text;

import dev.abigate.format.TextFlaw;
import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads instructions, flat and folded. What is open is kept in a list, not on Java's stack.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html">Text format of instructions</a>
 */
final class ExpressionParser {
    /** How many blocks and parentheses may be open. */
    private static final int MAX_DEPTH = 10_000;

    private final TokenReader in;
    private final Labels labels;
    private final ImmediateParser immediates;
    private final List<Open> open = new ArrayList<>();
    private final List<Hint> hints = new ArrayList<>();
    private List<Instruction> out = new ArrayList<>();

    ExpressionParser(TokenReader in, Labels labels, ImmediateParser immediates) {
        this.in = in;
        this.labels = labels;
        this.immediates = immediates;
    }

    /** A hint on the branch at an index of the expression. */
    record Hint(int instruction, boolean likely) {}

    /** What may stand in a form or block that is open, and what ends it. */
    private enum Part {
        /** The whole expression. */
        ALL(true),
        /** From a keyword to {@code end}. */
        FLAT_BLOCK(true),
        FLAT_IF(true),
        FLAT_TRY(true),
        /** Behind the first {@code catch}: {@code delegate} has no place any more. */
        FLAT_CATCH(true),
        /** Operands of an instruction. */
        OPERANDS(false),
        /** A block in parentheses. */
        BLOCK(true),
        /** An {@code if} in parentheses, before {@code then}. */
        CONDITION(false),
        /** An {@code if} behind {@code then}. */
        AFTER_THEN(false),
        /** An {@code if} behind {@code else}. */
        AFTER_ELSE(false),
        /** A {@code try} in parentheses, before {@code do}. */
        BEFORE_DO(false),
        /** A {@code try} behind {@code do}. */
        AFTER_DO(false),
        /** A {@code try} behind a {@code catch}. */
        AFTER_CATCH(false),
        /** A {@code try} behind {@code catch_all}. */
        AFTER_CATCH_ALL(false),
        /** A {@code try} behind {@code delegate}. */
        AFTER_DELEGATE(false),
        /** The instructions of a part in parentheses of {@code if} or {@code try}. */
        ARM(true);

        private final boolean sequence;

        Part(boolean sequence) {
            this.sequence = sequence;
        }
    }

    /**
     * A form or block that is open.
     *
     * @param pending the instruction behind its operands, or none
     * @param label of the block that {@code pending} begins
     * @param hint on {@code pending}
     */
    private record Open(
            Part part,
            @Nullable Instruction pending,
            int label,
            @Nullable Annotation hint) {
        Open(Part part) {
            this(part, null, TokenReader.NO_SYMBOL, null);
        }
    }

    /** The instructions up to the parenthesis that closes the form around them, which is left. */
    List<Instruction> instructions() {
        return read(Part.ALL);
    }

    /** The instructions of one form. */
    List<Instruction> folded() {
        if (in.token() != Token.OPEN) {
            throw in.unexpected("an instruction in parentheses");
        }
        return read(Part.OPERANDS);
    }

    /** The hints on branches of the expression that was read last. */
    List<Hint> hints() {
        return hints;
    }

    private List<Instruction> read(Part outermost) {
        out = new ArrayList<>();
        hints.clear();
        open.clear();
        open.add(new Open(outermost));
        do {
            switch (in.token()) {
                case KEYWORD -> flat();
                case OPEN -> form();
                case CLOSE -> {
                    if (open.size() == 1) {
                        return out;
                    }
                    closeForm();
                }
                default -> throw in.unexpected("an instruction");
            }
        } while (outermost == Part.ALL || open.size() > 1);
        return out;
    }

    private Part part() {
        return open.getLast().part;
    }

    private void push(Open opened) {
        if (open.size() > MAX_DEPTH) {
            throw in.fail(TextFlaw.NESTING_TOO_DEEP, in.place(), "at most " + MAX_DEPTH);
        }
        open.add(opened);
    }

    private void replace(Part part) {
        Open last = open.removeLast();
        open.add(new Open(part, last.pending, last.label, last.hint));
    }

    private Opcode op() {
        Opcode op = in.op();
        if (op == null) {
            throw in.unexpected("an instruction");
        }
        return op;
    }

    /**
     * The hint in front of an instruction, which may be any: a hint on what is no branch makes the custom section invalid, not
     * the text malformed.
     */
    private @Nullable Annotation takeHint() {
        Annotation hint = in.lexer().takeAnnotation(Annotation.Kind.BRANCH_HINT).orElse(null);
        if (hint != null
                && in.lexer().takeAnnotation(Annotation.Kind.BRANCH_HINT).isPresent()) {
            throw hint.fail(in.lexer().source(), "duplicate annotation");
        }
        return hint;
    }

    private void emit(Instruction instruction, @Nullable Annotation hint) {
        if (hint != null) {
            hints.add(new Hint(out.size(), AnnotationParser.isLikely(in.lexer().source(), hint)));
        }
        out.add(instruction);
    }

    private void flat() {
        Opcode op = op();
        if (!part().sequence) {
            throw in.unexpected("an instruction in parentheses");
        }
        Annotation hint = takeHint();
        switch (op) {
            case BLOCK, LOOP, TRY_TABLE -> flatBlock(op, Part.FLAT_BLOCK, hint);
            case IF -> flatBlock(op, Part.FLAT_IF, hint);
            case TRY -> flatBlock(op, Part.FLAT_TRY, hint);
            case ELSE -> {
                require(part() == Part.FLAT_IF);
                in.next();
                repeatedLabel();
                emit(ImmediateParser.plain(op), hint);
                replace(Part.FLAT_BLOCK);
            }
            case CATCH -> {
                require(part() == Part.FLAT_TRY || part() == Part.FLAT_CATCH);
                in.next();
                emit(immediates.instruction(op), hint);
                replace(Part.FLAT_CATCH);
            }
            case CATCH_ALL -> {
                require(part() == Part.FLAT_TRY || part() == Part.FLAT_CATCH);
                in.next();
                emit(ImmediateParser.plain(op), hint);
                replace(Part.FLAT_BLOCK);
            }
            case DELEGATE -> {
                require(part() == Part.FLAT_TRY);
                in.next();
                labels.leave();
                emit(immediates.instruction(op), hint);
                open.removeLast();
            }
            case END -> {
                require(part() != Part.ALL && part() != Part.BLOCK && part() != Part.ARM);
                in.next();
                repeatedLabel();
                labels.leave();
                emit(ImmediateParser.plain(op), hint);
                open.removeLast();
            }
            default -> {
                in.next();
                emit(immediates.instruction(op), hint);
            }
        }
    }

    private void require(boolean fits) {
        if (!fits) {
            throw in.unexpected("an instruction or ')'");
        }
    }

    /** The identifier behind {@code else} and {@code end}: that of the block, or none. */
    private void repeatedLabel() {
        if (in.token() == Token.IDENTIFIER && in.lexer().symbol() != labels.innermost()) {
            throw in.fail(
                    TextFlaw.LABEL_MISMATCH,
                    in.place(),
                    "$" + in.nameOf(in.lexer().symbol()));
        }
        in.optionalSymbol();
    }

    private void flatBlock(Opcode op, Part part, @Nullable Annotation hint) {
        push(new Open(part));
        in.next();
        int label = in.optionalSymbol();
        emit(block(op, label), hint);
    }

    /** The beginning of a block, whose label is in scope from here on. */
    private Instruction block(Opcode op, int label) {
        BlockType type = immediates.blockType();
        Instruction block = op == Opcode.TRY_TABLE
                ? new Instruction.TryTable(op, type, immediates.catchClauses())
                : new Instruction.Block(op, type);
        labels.enter(label);
        return block;
    }

    private void form() {
        switch (part()) {
            case CONDITION -> {
                if (in.takeOpen(Word.THEN)) {
                    beginThen();
                    return;
                }
            }
            case AFTER_THEN -> {
                require(in.opens(Opcode.ELSE));
                arm(Part.AFTER_ELSE, Opcode.ELSE);
                return;
            }
            case BEFORE_DO -> {
                in.open(Word.DO);
                replace(Part.AFTER_DO);
                push(new Open(Part.ARM));
                return;
            }
            case AFTER_DO, AFTER_CATCH -> {
                handler();
                return;
            }
            case AFTER_ELSE, AFTER_CATCH_ALL, AFTER_DELEGATE -> throw in.unexpected("')'");
            case ALL, FLAT_BLOCK, FLAT_IF, FLAT_TRY, FLAT_CATCH, OPERANDS, BLOCK, ARM -> {}
        }
        instructionForm();
    }

    private void instructionForm() {
        Opcode op = op();
        Annotation hint = takeHint();
        switch (op) {
            case BLOCK, LOOP, TRY_TABLE -> {
                push(new Open(Part.BLOCK));
                in.next();
                int label = in.optionalSymbol();
                emit(block(op, label), hint);
            }
            case IF -> {
                in.next();
                int label = in.optionalSymbol();
                push(new Open(Part.CONDITION, new Instruction.Block(op, immediates.blockType()), label, hint));
            }
            case TRY -> {
                push(new Open(Part.BEFORE_DO));
                in.next();
                int label = in.optionalSymbol();
                emit(block(op, label), hint);
            }
            case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> throw in.unexpected("an instruction");
            default -> {
                in.next();
                push(new Open(Part.OPERANDS, immediates.instruction(op), TokenReader.NO_SYMBOL, hint));
            }
        }
    }

    private void beginThen() {
        Open condition = open.getLast();
        emitPending(condition);
        labels.enter(condition.label);
        replace(Part.AFTER_THEN);
        push(new Open(Part.ARM));
    }

    private void emitPending(Open form) {
        if (form.pending != null) {
            emit(form.pending, form.hint);
        }
    }

    private void arm(Part after, Opcode op) {
        in.next();
        emit(immediates.instruction(op), null);
        replace(after);
        push(new Open(Part.ARM));
    }

    private void handler() {
        if (in.opens(Opcode.CATCH)) {
            arm(Part.AFTER_CATCH, Opcode.CATCH);
        } else if (in.opens(Opcode.CATCH_ALL)) {
            arm(Part.AFTER_CATCH_ALL, Opcode.CATCH_ALL);
        } else {
            require(in.opens(Opcode.DELEGATE) && part() == Part.AFTER_DO);
            in.next();
            labels.leave();
            emit(immediates.instruction(Opcode.DELEGATE), null);
            in.close();
            replace(Part.AFTER_DELEGATE);
        }
    }

    private void closeForm() {
        Open closed = open.getLast();
        switch (closed.part) {
            case OPERANDS -> emitPending(closed);
            case BLOCK, AFTER_THEN, AFTER_ELSE, AFTER_DO, AFTER_CATCH, AFTER_CATCH_ALL -> {
                labels.leave();
                emit(ImmediateParser.plain(Opcode.END), null);
            }
            case ARM, AFTER_DELEGATE -> {}
            case CONDITION -> throw in.unexpected("'(then'");
            case BEFORE_DO -> throw in.unexpected("'(do'");
            case ALL, FLAT_BLOCK, FLAT_IF, FLAT_TRY, FLAT_CATCH -> throw in.unexpected("'end'");
        }
        open.removeLast();
        in.next();
    }
}
