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

    /**
     * What a tool makes names of.
     *
     * @param suspects a cheap test that every name of the form passes, and most others do not
     */
    private record Form(Noise noise, Predicate<String> suspects, Pattern pattern, String replacement) {
        Form(Noise noise, Predicate<String> suspects, String pattern, String replacement) {
            this(noise, suspects, Pattern.compile(pattern), replacement);
        }

        Form(Noise noise, String part, String pattern, String replacement) {
            this(noise, name -> name.contains(part), pattern, replacement);
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form(
                    Noise.POSITIONAL_NAME,
                    "__wbindgen_",
                    "^(__wbindgen_export|__wbindgen_closure_wrapper)_?[0-9]*$",
                    "$1*"),
            new Form(
                    Noise.POSITIONAL_NAME,
                    "__wbindgen_",
                    "^__wbindgen_(?:cast|generic)_[0-9a-f]{16}$",
                    "__wbindgen_cast_*"),
            new Form(Noise.POSITIONAL_NAME, "closure", "^closure[0-9]+(_[a-z]+_shim)$", "closure*$1"),
            new Form(
                    Noise.GENERATED_NAME,
                    GeneratedName::mayHoldHash,
                    "(?<=_|^)h?[0-9a-f]{" + SHORTEST_HASH + ",16}(?=_|$)",
                    "*"),
            new Form(Noise.GENERATED_NAME, GeneratedName::mayHoldHash, "17h[0-9a-f]{16}E$", "17h*E"),
            new Form(Noise.GENERATED_NAME, "__napi_register__", "^(__napi_register__.+_)[0-9]+$", "$1*"),
            new Form(Noise.GENERATED_NAME, "_wit_bindgen_", "^(.*_wit_bindgen_)[0-9]+_[0-9]+_[0-9]+$", "$1*"),
            new Form(Noise.GENERATED_NAME, "___convert__closures_", "^(.*___convert__closures_.*__)[0-9]+$", "$1*"));

    private static boolean mayHoldHash(String name) {
        int digits = 0;
        for (int i = 0; i < name.length() && digits < SHORTEST_HASH; i++) {
            char c = name.charAt(i);
            digits = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ? digits + 1 : 0;
        }
        return digits == SHORTEST_HASH;
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
