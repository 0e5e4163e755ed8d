package dev.abigate.diff.noise;

import java.util.List;
import java.util.Optional;
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
    private record Form(Noise noise, Pattern pattern, String replacement) {
        Form(Noise noise, String pattern, String replacement) {
            this(noise, Pattern.compile(pattern), replacement);
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form(Noise.POSITIONAL_NAME, "^(__wbindgen_export|__wbindgen_closure_wrapper)_?[0-9]*$", "$1*"),
            new Form(Noise.POSITIONAL_NAME, "^__wbindgen_(?:cast|generic)_[0-9a-f]{16}$", "__wbindgen_cast_*"),
            new Form(Noise.POSITIONAL_NAME, "^closure[0-9]+(_[a-z]+_shim)$", "closure*$1"),
            // Leading zeros of a hash are left out.
            new Form(Noise.GENERATED_NAME, "(?<=_|^)h?[0-9a-f]{12,16}(?=_|$)", "*"),
            new Form(Noise.GENERATED_NAME, "17h[0-9a-f]{16}E$", "17h*E"),
            new Form(Noise.GENERATED_NAME, "^(__napi_register__.+_)[0-9]+$", "$1*"),
            new Form(Noise.GENERATED_NAME, "^(.*_wit_bindgen_)[0-9]+_[0-9]+_[0-9]+$", "$1*"),
            new Form(Noise.GENERATED_NAME, "^(.*___convert__closures_.*__)[0-9]+$", "$1*"));

    /** What of a name is generated; nothing where no part of it is. */
    public static Optional<GeneratedName> of(String name) {
        String stem = name;
        Noise noise = Noise.GENERATED_NAME;
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(stem);
            if (matcher.find()) {
                stem = matcher.replaceAll(form.replacement());
                noise = form.noise();
            }
        }
        return stem.equals(name) ? Optional.empty() : Optional.of(new GeneratedName(stem, noise));
    }
}
