package dev.abigate.runtime.instance;

import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.reader.validation.TypeText;
import dev.abigate.runtime.heap.HeapAccount;
import dev.abigate.runtime.type.SlotLayout;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception of the language on its way to a handler. It is also what an exception reference refers to. Outside of all
 * guests it means that nobody caught it.
 */
public final class WasmException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** An exception itself, its message, and the headers of its arrays. */
    private static final int OBJECT_BYTES = 256;

    private final transient Tag tag;
    private final transient long[] slots;
    private final transient @Nullable Object[] references;

    @SuppressWarnings("UnusedVariable") // held, for it to live as long
    private final transient HeapAccount.Share share;

    private WasmException(Tag tag, long[] slots, @Nullable Object[] references, HeapAccount.Share share) {
        super("uncaught exception of tag " + TypeText.of(tag.type()), null, false, false);
        this.tag = tag;
        this.slots = slots;
        this.references = references;
        this.share = share;
    }

    /**
     * An exception that carries the values in the slots from {@code base} on.
     *
     * @throws dev.abigate.runtime.trap.Trap where the heap has no room for it
     */
    public static WasmException of(Tag tag, CallStack stack, int base) {
        int end = base + tag.slots();
        HeapAccount.Share share = stack.store().heap().share(OBJECT_BYTES + 2L * Long.BYTES * tag.slots());
        return new WasmException(
                tag, Arrays.copyOfRange(stack.slots(), base, end), references(tag, stack, base), share);
    }

    /** Where there is a number, the stack may still have a reference of before, which the exception must not keep. */
    private static @Nullable Object[] references(Tag tag, CallStack stack, int base) {
        var references = new @Nullable Object[tag.slots()];
        TypeCodes types = tag.signature().parameters();
        int slot = 0;
        for (int i = 0; i < types.size(); i++) {
            if (TypeCode.isReference(types.get(i))) {
                references[slot] = stack.references()[base + slot];
            }
            slot += SlotLayout.width(types.get(i));
        }
        return references;
    }

    public Tag tag() {
        return tag;
    }

    /** Puts the values into the slots from {@code base} on. */
    public void unpack(CallStack stack, int base) {
        System.arraycopy(slots, 0, stack.slots(), base, slots.length);
        System.arraycopy(references, 0, stack.references(), base, references.length);
    }

    /** The values that it carries. */
    public List<Value> values(Store store) {
        CallStack stack = store.callStack();
        int base = stack.top();
        stack.reserve(base, slots.length);
        stack.useReferences(base + slots.length);
        unpack(stack, base);
        return Value.list(stack, base, tag.signature().parameters());
    }
}
