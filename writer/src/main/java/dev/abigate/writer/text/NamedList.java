package dev.abigate.writer.text;

/** Parameters, locals or fields: those with a name each in brackets of their own, neighbours without names together. */
final class NamedList {
    private final String keyword;
    private final Identifiers identifiers;
    private final StringBuilder out;
    private boolean open;
    private boolean named;

    NamedList(String keyword, Identifiers identifiers, StringBuilder out) {
        this.keyword = keyword;
        this.identifiers = identifiers;
        this.out = out;
    }

    /** Begins an item, whose text the caller appends. */
    void next(int index) {
        boolean hasName = identifiers.has(index);
        if (open && (named || hasName)) {
            out.append(')');
            open = false;
        }
        if (!open) {
            out.append(" (").append(keyword);
        }
        if (hasName) {
            identifiers.declare(index, out);
        }
        out.append(' ');
        open = true;
        named = hasName;
    }

    /** Closes the last brackets; items that follow get new ones. */
    void end() {
        if (open) {
            out.append(')');
            open = false;
        }
    }
}
