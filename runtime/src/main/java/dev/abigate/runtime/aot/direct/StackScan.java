package dev.abigate.runtime.aot.direct;

import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.aot.call.CodePlace;
import dev.abigate.runtime.trap.Trap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Finds the callers of code on x86-64, which keeps neither frame pointers nor tables: any word on the stack that is the
 * address behind a call may be where a function returns to. A call that names its target has to name the function that is
 * known to run; so what earlier calls left on the stack is hardly ever taken for a caller.
 */
final class StackScan {
    private static final int MAX_FRAMES = 10_000;
    private static final int CALL_RELATIVE = 0xe8;
    private static final int CALL_RELATIVE_BYTES = 5;
    private static final int CALL_INDIRECT = 0xff;
    private static final int LONGEST_INDIRECT = 7;

    private final ByteBuffer text;
    private final long base;
    private final long stackTop;
    private final LongFunction<Optional<CodePlace>> functions;

    /** Of the code in an image. */
    StackScan(PlacedImage image, LongFunction<Optional<CodePlace>> functions) {
        this.text = ByteBuffer.wrap(image.contents(), image.writableBytes() - image.start(), image.codeBytes())
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        this.base = AddressedMemory.LOW_BASE + image.writableBytes();
        this.stackTop = image.stackTop();
        this.functions = functions;
    }

    /**
     * Addresses within the calls whose functions have not returned, the innermost first.
     *
     * @param place where code is, or 0 if it has called what does not belong to it
     * @param from stack pointer there
     */
    List<Long> places(AddressedMemory space, long place, long from) {
        var places = new ArrayList<Long>();
        Optional<CodePlace> running = functions.apply(place);
        running.ifPresent(_ -> places.add(place));
        try {
            for (long at = from; at < stackTop && places.size() < MAX_FRAMES; at += Long.BYTES) {
                long returnTo = space.getLong(at);
                if (isBehindCallOf(running, returnTo)) {
                    places.add(returnTo - 1);
                    running = functions.apply(returnTo - 1);
                }
            }
        } catch (Trap e) {
            // The stack pointer was not one, or the stack ended.
        }
        return places;
    }

    private boolean isBehindCallOf(Optional<CodePlace> callee, long address) {
        long offset = address - base;
        if (offset < 2 || offset > text.capacity()) {
            return false;
        }
        int end = (int) offset;
        if (end >= CALL_RELATIVE_BYTES && at(end - CALL_RELATIVE_BYTES) == CALL_RELATIVE) {
            long target = address + text.getInt(end - Integer.BYTES);
            return functions.apply(target).map(CodePlace::index).equals(callee.map(CodePlace::index));
        }
        for (int length = 2; length <= Math.min(LONGEST_INDIRECT, end); length++) {
            if (isIndirectCall(end - length, length)) {
                return true;
            }
        }
        return false;
    }

    /** Whether so many bytes are {@code call r/m64}, with or without a REX prefix. */
    private boolean isIndirectCall(int start, int length) {
        int prefix = (at(start) & 0xf0) == 0x40 ? 1 : 0;
        if (length < prefix + 2 || at(start + prefix) != CALL_INDIRECT) {
            return false;
        }
        int modRm = at(start + prefix + 1);
        int mod = modRm >> 6;
        boolean hasSib = mod != 3 && (modRm & 7) == 4;
        int displacement = mod == 1 ? Byte.BYTES : mod == 2 || (mod == 0 && (modRm & 7) == 5) ? Integer.BYTES : 0;
        return (modRm >> 3 & 7) == 2 && length == prefix + 2 + (hasSib ? 1 : 0) + displacement;
    }

    private int at(int index) {
        return Byte.toUnsignedInt(text.get(index));
    }
}
