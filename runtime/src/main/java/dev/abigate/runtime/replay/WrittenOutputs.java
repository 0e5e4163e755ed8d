package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.replay.Masking.TextPlace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a recorded program is in its standard output and error, which it writes by calls of WASI. */
final class WrittenOutputs {
    private static final String WRITE = "fd_write";
    private static final String DESCRIPTOR = "fd";
    private static final String WRITTEN = "iovs";

    private final Masking masking;
    private final Map<String, TextPlace> next =
            new HashMap<>(Map.of("1", TextPlace.beginning("stdout"), "2", TextPlace.beginning("stderr")));

    WrittenOutputs(Masking masking) {
        this.masking = masking;
    }

    /**
     * Whether a call writes lines to one of both that differ in what does not matter.
     *
     * @param function that is called
     * @param argument that differs
     * @param expected what it shows
     */
    boolean areHidden(String function, DecodedCall write, String argument, String expected, String found) {
        if (!function.equals(WRITE) || !argument.equals(WRITTEN)) {
            return false;
        }
        Optional<ByteString> old = DecodedCall.content(expected);
        Optional<ByteString> now = DecodedCall.content(found);
        return Optional.ofNullable(next.get(descriptor(write)))
                .filter(place -> old.isPresent() && now.isPresent() && masking.hides(place, old.get(), now.get()))
                .isPresent();
    }

    /** Takes note of a recorded call. */
    void pass(String function, DecodedCall recorded) {
        if (function.equals(WRITE)) {
            recorded.arguments()
                    .getOrDefault(WRITTEN, Optional.empty())
                    .flatMap(DecodedCall::content)
                    .ifPresent(text -> next.computeIfPresent(descriptor(recorded), (_, place) -> place.behind(text)));
        }
    }

    private static String descriptor(DecodedCall write) {
        return write.arguments().getOrDefault(DESCRIPTOR, Optional.empty()).orElse("");
    }
}
