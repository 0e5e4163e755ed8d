package dev.abigate.diff.noise;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name of which a tool generated a part.
 *
 * @param stem the name with {@code *} for each generated part
 * @param noise {@link Noise#GENERATED_NAME} where the stem says what the thing is, {@link Noise#POSITIONAL_NAME} where it
 *     does not
 */
public record GeneratedName(String stem, Noise noise) {
    /** The shortest hash, in digits; leading zeros are left out. */
    private static final int SHORTEST_HASH = 12;

    private static final String RUST_HASH = "17h";
    private static final int RUST_HASH_LENGTH = 20;

    /**
     * What a tool makes names of.
     *
     * @param suspects a cheap test that every name of the form passes, and most others do not
     */
    private record Form(Noise noise, Predicate<String> suspects, Pattern pattern, String replacement) {
        Form(Noise noise, Predicate<String> suspects, String pattern, String replacement) {
            this(noise, suspects, Pattern.compile(pattern), replacement);
        }

        static Form beginning(Noise noise, String begin, String pattern, String replacement) {
            return new Form(noise, name -> name.startsWith(begin), pattern, replacement);
        }

        static Form containing(String part, String pattern, String replacement) {
            return new Form(Noise.GENERATED_NAME, name -> name.contains(part), pattern, replacement);
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.beginning(
                    Noise.POSITIONAL_NAME,
                    "__wbindgen_",
                    "^(__wbindgen_export|__wbindgen_closure_wrapper)_?[0-9]*$",
                    "$1*"),
            Form.beginning(
                    Noise.POSITIONAL_NAME,
                    "__wbindgen_",
                    "^__wbindgen_(?:cast|generic)_[0-9a-f]{16}$",
                    "__wbindgen_cast_*"),
            Form.beginning(Noise.POSITIONAL_NAME, "closure", "^closure[0-9]+(_[a-z]+_shim)$", "closure*$1"),
            new Form(
                    Noise.GENERATED_NAME,
                    GeneratedName::mayHoldHash,
                    "(?<=_|^)h?[0-9a-f]{" + SHORTEST_HASH + ",16}(?=_|$)",
                    "*"),
            new Form(Noise.GENERATED_NAME, GeneratedName::mayEndInRustHash, "17h[0-9a-f]{16}E$", "17h*E"),
            Form.beginning(Noise.GENERATED_NAME, "__napi_register__", "^(__napi_register__.+_)[0-9]+$", "$1*"),
            Form.containing("_wit_bindgen_", "^(.*_wit_bindgen_)[0-9]+_[0-9]+_[0-9]+$", "$1*"),
            Form.containing("___convert__closures_", "^(.*___convert__closures_.*__)[0-9]+$", "$1*"));

    private static final List<Form> POSITIONAL =
            FORMS.stream().filter(form -> form.noise() == Noise.POSITIONAL_NAME).toList();

    /** Where a digit is missing, no hash reaches over it: most characters are never looked at. */
    private static boolean mayHoldHash(String name) {
        int begin = 0;
        while (begin + SHORTEST_HASH <= name.length()) {
            int at = begin + SHORTEST_HASH;
            while (at > begin && isDigit(name.charAt(at - 1))) {
                at--;
            }
            if (at == begin) {
                return true;
            }
            begin = at;
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static boolean mayEndInRustHash(String name) {
        return name.startsWith(RUST_HASH, name.length() - RUST_HASH_LENGTH);
    }

    /** Whether a name is a number that says nothing about what has it. */
    public static boolean isPositional(String name) {
        return POSITIONAL.stream().anyMatch(form -> form.suspects().test(name))
                && of(name).filter(found -> found.noise() == Noise.POSITIONAL_NAME)
                        .isPresent();
    }

    /** What of a name is generated; nothing where no part of it is. */
    public static Optional<GeneratedName> of(String name) {
        String stem = name;
        Noise noise = Noise.GENERATED_NAME;
        for (Form form : FORMS) {
            if (!form.suspects().test(stem)) {
                continue;
            }
            Matcher matcher = form.pattern().matcher(stem);
            if (matcher.find()) {
                stem = matcher.replaceAll(form.replacement());
                noise = form.noise();
            }
        }
        return stem.equals(name) ? Optional.empty() : Optional.of(new GeneratedName(stem, noise));
    }
}
