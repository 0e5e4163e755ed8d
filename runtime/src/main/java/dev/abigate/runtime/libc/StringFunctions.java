package dev.abigate.runtime.libc;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import java.util.Map;

/**
 * Functions on strings and on parts of the memory, after ISO C. Characters are bytes, compared without sign. Where a result
 * is an address, 0 says that nothing was found.
 */
final class StringFunctions {
    private StringFunctions() {}

    static void addTo(Map<String, NativeFunction> functions) {
        functions.put("memcmp", call -> {
            call.require(call.address(0), call.address(2));
            call.result(compare(call, call.address(0), call.address(1), call.address(2), false));
        });
        functions.put("memcpy", StringFunctions::move);
        functions.put("memmove", StringFunctions::move);
        functions.put("emscripten_memcpy_big", StringFunctions::move);
        functions.put("memset", call -> {
            call.require(call.address(0), call.address(2));
            call.memory().fill(call.address(0), (byte) call.i32(1), call.address(2));
            call.resultAddress(call.address(0));
        });
        functions.put("memchr", call -> {
            call.require(call.address(0), call.address(2));
            call.resultAddress(find(call, call.address(0), call.address(0) + call.address(2), (byte) call.i32(1)));
        });
        functions.put("strlen", call -> call.resultAddress(call.string(0).length()));
        functions.put("strchr", call -> {
            // The NUL at the end counts as part of the string.
            long end = call.address(0) + call.string(0).length() + 1;
            call.resultAddress(find(call, call.address(0), end, (byte) call.i32(1)));
        });
        functions.put("strcmp", call -> call.result(compare(call, Long.MAX_VALUE, false)));
        functions.put("strncmp", call -> {
            call.require(call.address(0), call.address(2));
            call.result(compare(call, call.address(2), false));
        });
        functions.put("strncasecmp", call -> call.result(compare(call, call.address(2), true)));
        functions.put("strcpy", call -> {
            ByteString source = call.string(1);
            call.require(call.address(0), source.length() + 1L);
            call.memory().write(call.address(0), source, 0, source.length());
            call.memory().putByte(call.address(0) + source.length(), (byte) 0);
            call.resultAddress(call.address(0));
        });
        functions.put("strncpy", StringFunctions::copyAtMost);
        functions.put("strspn", call -> call.resultAddress(span(call, true)));
        functions.put("strcspn", call -> call.resultAddress(span(call, false)));
        functions.put("strstr", StringFunctions::findString);
    }

    private static void move(NativeCall call) {
        long target = call.address(0);
        long count = call.address(2);
        if (count > 0) {
            call.require(target, count);
            call.memory().copy(target, call.memory(), call.address(1), count);
        }
        call.resultAddress(target);
    }

    private static void copyAtMost(NativeCall call) {
        long target = call.address(0);
        long source = call.address(1);
        long count = call.address(2);
        call.require(target, count);
        boolean ended = false;
        for (long i = 0; i < count; i++) {
            byte character = ended ? 0 : call.memory().getByte(source + i);
            ended |= character == 0;
            call.memory().putByte(target + i, character);
        }
        call.resultAddress(target);
    }

    /** Compares two strings up to a number of characters. */
    private static int compare(NativeCall call, long most, boolean ignoreCase) {
        return compare(call, call.address(0), call.address(1), most, true, ignoreCase);
    }

    private static int compare(NativeCall call, long first, long second, long most, boolean ignoreCase) {
        return compare(call, first, second, most, false, ignoreCase);
    }

    private static int compare(
            NativeCall call, long first, long second, long most, boolean untilNul, boolean ignoreCase) {
        for (long i = 0; i < most; i++) {
            int one = character(call, first + i, ignoreCase);
            int other = character(call, second + i, ignoreCase);
            if (one != other) {
                return one - other;
            }
            if (untilNul && one == 0) {
                return 0;
            }
        }
        return 0;
    }

    private static int character(NativeCall call, long address, boolean ignoreCase) {
        int character = call.memory().getByte(address) & 0xff;
        return ignoreCase ? CharacterFunctions.toLower(character) : character;
    }

    /** Address of the first such byte, or 0. */
    private static long find(NativeCall call, long begin, long end, byte wanted) {
        for (long at = begin; at < end; at++) {
            if (call.memory().getByte(at) == wanted) {
                return at;
            }
        }
        return 0;
    }

    /** How many characters from the beginning on are among those of the second string, or are not. */
    private static long span(NativeCall call, boolean among) {
        long begin = call.address(0);
        long length = call.string(0).length();
        long set = call.address(1);
        long setEnd = set + call.string(1).length();
        for (long i = 0; i < length; i++) {
            boolean found = find(call, set, setEnd, call.memory().getByte(begin + i)) != 0;
            if (found != among) {
                return i;
            }
        }
        return length;
    }

    private static void findString(NativeCall call) {
        long begin = call.address(0);
        byte[] text = call.string(0).toArray();
        byte[] wanted = call.string(1).toArray();
        int at = indexOf(text, wanted);
        call.resultAddress(at < 0 ? 0 : begin + at);
    }

    private static int indexOf(byte[] text, byte[] wanted) {
        int[] border = borders(wanted);
        int matched = 0;
        for (int i = 0; i < text.length && matched < wanted.length; i++) {
            while (matched > 0 && text[i] != wanted[matched]) {
                matched = border[matched];
            }
            if (text[i] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i + 1 - matched;
            }
        }
        return wanted.length == 0 ? 0 : -1;
    }

    /** For each prefix length: the longest proper prefix that is a suffix of it, too (Knuth, Morris, Pratt). */
    private static int[] borders(byte[] wanted) {
        var border = new int[wanted.length + 1];
        int length = 0;
        for (int i = 1; i < wanted.length; i++) {
            while (length > 0 && wanted[i] != wanted[length]) {
                length = border[length];
            }
            if (wanted[i] == wanted[length]) {
                length++;
            }
            border[i + 1] = length;
        }
        return border;
    }
}
