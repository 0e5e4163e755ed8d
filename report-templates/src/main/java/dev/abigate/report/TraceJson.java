package dev.abigate.report;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceEventKind;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.trace.TraceValue;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** A trace as JSON ({@code abigate-trace/1}), printed event by event, for a trace may be longer than any memory. */
public final class TraceJson {
    private final JsonGenerator json;

    private TraceJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Prints a trace.
     *
     * @param path of its file
     * @param complete whether it was recorded to the end of the program
     */
    public static void print(
            String path, TraceHeader header, boolean complete, Iterable<TraceEvent> events, PrintStream out) {
        var writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
        JsonText.print(writer, json -> {
            json.writeStartObject();
            json.writeStringProperty("schema", "abigate-trace/1");
            json.writeStringProperty("path", path);
            json.writeNumberProperty("version", header.version());
            json.writeStringProperty("tool", header.tool());
            json.writeBooleanProperty("complete", complete);
            module(json, header);
            declarations(json, header);
            json.writeArrayPropertyStart("events");
            var trace = new TraceJson(json);
            events.forEach(trace::write);
            json.writeEndArray();
            json.writeEndObject();
        });
        writer.flush();
    }

    /** Writes what was recorded, and how. */
    static void module(JsonGenerator json, TraceHeader header) {
        json.writeObjectPropertyStart("module");
        json.writeStringProperty("sha256", hex(header.module().sha256()));
        json.writeNumberProperty("size", header.module().bytes());
        json.writeEndObject();
        TraceHeader.Settings settings = header.settings();
        json.writeObjectPropertyStart("settings");
        json.writeStringProperty("engine", settings.engine());
        json.writeBooleanProperty("canonicalNans", settings.canonicalNans());
        json.writeBooleanProperty("deterministic", settings.deterministic());
        json.writeNumberProperty("memoryLimit", settings.memoryBytes());
        json.writeEndObject();
    }

    private static void declarations(JsonGenerator json, TraceHeader header) {
        json.writeArrayPropertyStart("imports");
        for (TraceHeader.Import item : header.imports()) {
            json.writeStartObject();
            json.writeStringProperty("module", item.module());
            json.writeStringProperty("name", item.name());
            json.writeStringProperty("type", item.type());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("exports");
        for (TraceHeader.Export export : header.exports()) {
            json.writeStartObject();
            json.writeStringProperty("name", export.name());
            json.writeNumberProperty("function", export.function());
            json.writeStringProperty("type", export.type());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toArray());
    }

    private void write(TraceEvent event) {
        json.writeStartObject();
        json.writeStringProperty(
                "event",
                TraceEventKind.of(event).name().toLowerCase(Locale.ROOT).replace('_', '-'));
        switch (event) {
            case TraceEvent.Instantiated(var memoryPages, var tableSizes, var globals) -> {
                numbers("memoryPages", memoryPages);
                numbers("tableSizes", tableSizes);
                values("globals", globals);
            }
            case TraceEvent.Called(int function, var arguments) -> {
                json.writeNumberProperty("function", function);
                values("arguments", arguments);
            }
            case TraceEvent.Imported(int function, var arguments) -> {
                json.writeNumberProperty("function", function);
                values("arguments", arguments);
            }
            case TraceEvent.Read(int memory, long address, var bytes) -> access(memory, address, bytes);
            case TraceEvent.Written(int memory, long address, var bytes) -> access(memory, address, bytes);
            case TraceEvent.Grown(int memory, long delta, long result) -> {
                json.writeNumberProperty("memory", memory);
                json.writeNumberProperty("delta", delta);
                json.writeNumberProperty("result", result);
            }
            case TraceEvent.GlobalSet global -> global(global);
            case TraceEvent.State(var memories, var globals) -> state(memories, globals);
            case TraceEvent.ThreadStarted() -> {}
            case TraceEvent.Returned(var results) -> values("results", results);
            case TraceEvent.Trapped(String kind, String message, var function, var offset) -> {
                json.writeStringProperty("kind", kind);
                json.writeStringProperty("message", message);
                optional("function", function);
                optional("offset", offset);
            }
            case TraceEvent.Exited(int code) -> json.writeNumberProperty("code", code);
            case TraceEvent.Thrown(int tag, var carried) -> {
                json.writeNumberProperty("tag", tag);
                values("values", carried);
            }
        }
        json.writeEndObject();
    }

    private void access(int memory, long address, ByteString bytes) {
        json.writeNumberProperty("memory", memory);
        json.writeNumberProperty("address", address);
        json.writeStringProperty("bytes", hex(bytes));
    }

    private void state(List<TraceEvent.MemoryState> memories, List<TraceEvent.GlobalSet> globals) {
        json.writeArrayPropertyStart("memories");
        for (TraceEvent.MemoryState memory : memories) {
            json.writeStartObject();
            json.writeNumberProperty("pages", memory.pages());
            json.writeArrayPropertyStart("changed");
            for (TraceEvent.Region region : memory.changed()) {
                json.writeStartObject();
                json.writeNumberProperty("region", region.number());
                json.writeStringProperty("digest", "%016x".formatted(region.digest()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("globals");
        for (TraceEvent.GlobalSet each : globals) {
            json.writeStartObject();
            global(each);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void global(TraceEvent.GlobalSet global) {
        json.writeNumberProperty("global", global.global());
        json.writeStringProperty("value", global.value().text());
    }

    private void numbers(String name, List<Long> numbers) {
        json.writeArrayPropertyStart(name);
        numbers.forEach(json::writeNumber);
        json.writeEndArray();
    }

    private void values(String name, List<TraceValue> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(value -> json.writeString(value.text()));
        json.writeEndArray();
    }

    private void optional(String name, OptionalInt number) {
        if (number.isPresent()) {
            json.writeNumberProperty(name, number.getAsInt());
        }
    }
}
