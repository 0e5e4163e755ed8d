package dev.abigate.runtime.aot.call;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All helpers. The number of each is its place among them. */
public final class Helpers {
    public static final List<Helper> ALL = Stream.<Helper>concat(
                    Stream.of(RuntimeHelper.values()), Stream.of(Calculation.values()))
            .toList();

    private Helpers() {}

    /** The helper that a symbol names, empty where there is none. */
    public static Optional<Helper> of(String symbol) {
        return ALL.stream().filter(helper -> helper.symbol().equals(symbol)).findFirst();
    }
}
