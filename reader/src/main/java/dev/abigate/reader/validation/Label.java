package dev.abigate.reader.validation;

/** An open block, or the function itself. Its content changes with the code: keep no label beyond the block's end. */
public final class Label {
    /** The construct that a label belongs to; a block that has an alternative becomes another kind there. */
    public enum Kind {
        FUNCTION,
        BLOCK,
        LOOP,
        IF,
        ELSE,
        TRY_TABLE,
        /** The protected part of a legacy try. */
        TRY,
        /** A handler of a legacy try, for one tag. */
        CATCH,
        /** The handler of a legacy try for all exceptions. */
        CATCH_ALL
    }

    private Kind kind = Kind.FUNCTION;
    private TypeCodes parameters = TypeCodes.EMPTY;
    private TypeCodes results = TypeCodes.EMPTY;
    private int height;
    private boolean reachable;

    Label() {}

    void begin(Kind begun, TypeCodes takes, TypeCodes leaves, int below) {
        kind = begun;
        parameters = takes;
        results = leaves;
        height = below;
        reachable = true;
    }

    void endReach() {
        reachable = false;
    }

    public Kind kind() {
        return kind;
    }

    /** What the block takes from the stack. */
    public TypeCodes parameters() {
        return parameters;
    }

    /** What the block leaves on the stack. */
    public TypeCodes results() {
        return results;
    }

    /** What a branch to the label takes along: the parameters of a loop, the results of all others. */
    public TypeCodes branchTypes() {
        return kind == Kind.LOOP ? parameters : results;
    }

    /** How many operands are below the block's own ones, its parameters being its own. */
    public int height() {
        return height;
    }

    /** Whether the end of what the block holds so far can be reached. */
    public boolean reachable() {
        return reachable;
    }
}
