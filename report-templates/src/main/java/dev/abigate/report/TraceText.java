package dev.abigate.report;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceEventKind;
import dev.abigate.format.trace.TraceHeader;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** A trace in a few lines: what it is of, and how many events of which kind it has. */
public final class TraceText {
    private TraceText() {}

    /**
     * The lines.
     *
     * @param path of its file
     * @param complete whether it was recorded to the end of the program
     */
    public static String of(String path, TraceHeader header, boolean complete, Iterable<TraceEvent> events) {
        var text = new StringBuilder();
        line(text, "%s: trace, version %d, recorded by %s".formatted(path, header.version(), header.tool()));
        TraceHeader.Settings settings = header.settings();
        line(
                text,
                "  module   %s, %d bytes"
                        .formatted(
                                HexFormat.of()
                                        .formatHex(header.module().sha256().toArray()),
                                header.module().bytes()));
        line(text, "  engine   %s%s".formatted(settings.engine(), settings.deterministic() ? ", deterministic" : ""));
        line(text, "  end      %s".formatted(complete ? "complete" : "the program had not ended"));
        line(
                text,
                "  imports  %d functions, exports %d"
                        .formatted(header.imports().size(), header.exports().size()));
        Map<TraceEventKind, Integer> counts = new EnumMap<>(TraceEventKind.class);
        events.forEach(event -> counts.merge(TraceEventKind.of(event), 1, Integer::sum));
        counts.forEach((kind, count) -> line(
                text,
                "  %8d %s".formatted(count, kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(VisibleText.of(line)).append('\n');
    }
}
