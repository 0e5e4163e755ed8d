package dev.abigate.format.host;

import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.NumType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A signature as WAMR writes it when a native function is registered: parameters in parentheses, then the result, one
 * letter each. {@code i} is i32, {@code I} i64, {@code f} f32, {@code F} f64, {@code r} externref, {@code *} a pointer
 * into linear memory that the runtime checks and converts, {@code ~} the length in bytes of the pointer before it,
 * {@code $} a string in linear memory that ends with a NUL.
 *
 * @param text such as {@code (ii*~$)i}; empty where the host does not check the type
 */
public record NativeSignature(String text) {
    private static final Pattern FORM = Pattern.compile("|\\([iIfFr*~$]*\\)[iIfFr]?");

    /** A signature that any type satisfies. */
    public static final NativeSignature ANY = new NativeSignature("");

    /** @throws IllegalArgumentException where the text has not the form {@code (parameters)result} */
    public NativeSignature {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no native signature: " + text);
        }
    }

    /** Whether a text has the form of a signature. */
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether the host does not check the type. */
    public boolean isUnchecked() {
        return text.isEmpty();
    }

    /** The types of the parameters as the text format names them; addresses have the type of the module's memory. */
    public List<String> parameters(AddressType addresses) {
        return types(text.substring(1, text.indexOf(')')), addresses);
    }

    /** The types of the results, none or one. */
    public List<String> results() {
        return types(text.substring(text.indexOf(')') + 1), AddressType.I32);
    }

    /** Whether a parameter is the address of something in the module's memory. */
    public boolean isAddress(int parameter) {
        char letter = text.charAt(1 + parameter);
        return letter == '*' || letter == '$';
    }

    /** The type of a function with this signature, as messages show it: {@code func (i32) -> (i32)}. */
    public String functionText(AddressType addresses) {
        return "func (" + String.join(", ", parameters(addresses)) + ") -> (" + String.join(", ", results()) + ")";
    }

    private static List<String> types(String letters, AddressType addresses) {
        return letters.chars()
                .mapToObj(letter -> switch (letter) {
                    case 'i' -> NumType.I32.text();
                    case 'I' -> NumType.I64.text();
                    case 'f' -> NumType.F32.text();
                    case 'F' -> NumType.F64.text();
                    case 'r' -> "externref";
                    default -> addresses.text();
                })
                .toList();
    }

    /** The signature, or what stands for none. */
    @Override
    public String toString() {
        return text.isEmpty() ? "any type" : text;
    }
}
