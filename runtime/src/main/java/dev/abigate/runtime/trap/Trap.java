package dev.abigate.runtime.trap;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A WebAssembly trap. It carries no stack trace of the JVM: what a user wants to see is the call stack of the guest, which
 * engines add on the way out.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#results">Results</a>
 */
public class Trap extends RuntimeException {
    /** More entries than this are counted, not kept. */
    public static final int MAX_ENTRIES = 100;

    @Serial
    private static final long serialVersionUID = 1L;

    private final TrapKind kind;
    private final transient List<Supplier<StackEntry>> entries = new ArrayList<>();
    private int omitted;

    public Trap(TrapKind kind) {
        this(kind, kind.text());
    }

    /** A trap with a message more precise than the kind's text. */
    public Trap(TrapKind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** A trap that a defect or a failure of the host caused. */
    public Trap(TrapKind kind, String message, Throwable cause) {
        super(message, cause, false, false);
        this.kind = kind;
    }

    public TrapKind kind() {
        return kind;
    }

    /** Adds the next function outwards; what it is called is looked up when someone asks. */
    public void add(Supplier<StackEntry> entry) {
        if (entries.size() < MAX_ENTRIES) {
            entries.add(entry);
        } else {
            omitted++;
        }
    }

    /** The guest's functions that were running, the innermost first; at most {@value #MAX_ENTRIES}. */
    public List<StackEntry> callStack() {
        return entries.stream().map(Supplier::get).toList();
    }

    /** How many functions were running beyond those of {@link #callStack}. */
    public int omitted() {
        return omitted;
    }
}
