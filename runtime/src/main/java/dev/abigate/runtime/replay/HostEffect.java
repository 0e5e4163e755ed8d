package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.replay.Masking.TextPlace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something that an instance lets its host do, by what it means. */
public sealed interface HostEffect {
    /** As reports show it. */
    String text();

    /**
     * A call.
     *
     * @param arguments by their places, as masks name them
     */
    record Called(String text, Map<String, String> arguments) implements HostEffect {
        public Called {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }

        @Override
        public boolean isSame(HostEffect other, Masking masking) {
            return equals(other)
                    || (other instanceof Called(var _, var others)
                            && arguments.keySet().equals(others.keySet())
                            && arguments.entrySet().stream()
                                    .allMatch(each -> DecodedCall.isSame(
                                            each.getKey(),
                                            each.getValue(),
                                            others.getOrDefault(each.getKey(), ""),
                                            masking)));
        }
    }

    /** A line that is printed by functions of libc-builtin. */
    record Printed(TextPlace place, ByteString line) implements HostEffect {
        @Override
        public String text() {
            String printed = line.utf8();
            return printed.endsWith("\n")
                    ? "prints '%s'".formatted(printed.substring(0, printed.length() - 1))
                    : "prints '%s' without an end of line".formatted(printed);
        }

        @Override
        public boolean isSame(HostEffect other, Masking masking) {
            return equals(other)
                    || (other instanceof Printed(var _, var otherLine) && masking.hides(place, line, otherLine));
        }
    }

    /** Whether another effect is the same, or differs in what does not matter. */
    boolean isSame(HostEffect other, Masking masking);
}
