package dev.abigate.runtime.libc;

import dev.abigate.runtime.natives.NativeFunction;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Classes of characters in the locale "C": no character beyond ASCII belongs to any. */
final class CharacterFunctions {
    private CharacterFunctions() {}

    static void addTo(Map<String, NativeFunction> functions) {
        predicate(functions, "isupper", CharacterFunctions::isUpper);
        predicate(functions, "isalpha", c -> isUpper(c) || isLower(c));
        predicate(functions, "isalnum", c -> isUpper(c) || isLower(c) || isDigit(c));
        predicate(functions, "isspace", CharacterFunctions::isSpace);
        predicate(functions, "isgraph", c -> c > ' ' && c < 0x7f);
        predicate(functions, "isprint", c -> c >= ' ' && c < 0x7f);
        predicate(functions, "isdigit", CharacterFunctions::isDigit);
        predicate(functions, "isxdigit", c -> isDigit(c) || (toLower(c) >= 'a' && toLower(c) <= 'f'));
        mapping(functions, "tolower", CharacterFunctions::toLower);
        mapping(functions, "toupper", c -> isLower(c) ? c - 'a' + 'A' : c);
    }

    private static void predicate(Map<String, NativeFunction> functions, String name, IntPredicate predicate) {
        functions.put(name, call -> call.result(predicate.test(call.i32(0)) ? 1 : 0));
    }

    private static void mapping(Map<String, NativeFunction> functions, String name, IntUnaryOperator operator) {
        functions.put(name, call -> call.result(operator.applyAsInt(call.i32(0))));
    }

    static int toLower(int c) {
        return isUpper(c) ? c - 'A' + 'a' : c;
    }

    static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
