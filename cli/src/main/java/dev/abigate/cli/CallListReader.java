package dev.abigate.cli;

import dev.abigate.format.MalformedTextException;
import dev.abigate.reader.json.JsonReader;
import dev.abigate.reader.json.JsonValue;
import dev.abigate.reader.json.JsonValue.JsonArray;
import dev.abigate.reader.json.JsonValue.JsonBoolean;
import dev.abigate.reader.json.JsonValue.JsonNumber;
import dev.abigate.reader.json.JsonValue.JsonObject;
import dev.abigate.reader.json.JsonValue.JsonString;
import dev.abigate.reader.source.SourceText;
import dev.abigate.reader.validation.ValidModule;
import java.util.ArrayList;
import java.util.List;

/** Reads a list of calls: {@code [{"export": "fib", "args": ["10"], "fresh": true}]}. */
final class CallListReader {
    private CallListReader() {}

    /**
     * The calls of a file.
     *
     * @throws UnreadableInputException where it is no JSON document
     * @throws UsageException where it is no list of calls, or a call does not fit the module
     */
    static List<GuestCall> read(InputFile file, ValidModule module) {
        if (!(document(file) instanceof JsonArray list)) {
            throw new UsageException(file.name() + ": not an array of calls");
        }
        var calls = new ArrayList<GuestCall>();
        for (int i = 0; i < list.items().size(); i++) {
            try {
                calls.add(call(list.items().get(i), module));
            } catch (UsageException e) {
                throw new UsageException("%s: call %d: %s".formatted(file.name(), i, e.line()), e);
            }
        }
        return calls;
    }

    private static JsonValue document(InputFile file) {
        try {
            return JsonReader.read(new SourceText(file.bytes()));
        } catch (MalformedTextException e) {
            throw UnreadableInputException.of(file.name(), e);
        }
    }

    private static GuestCall call(JsonValue value, ValidModule module) {
        if (!(value instanceof JsonObject call)) {
            throw new UsageException("not an object");
        }
        String export = "";
        boolean fresh = false;
        List<String> arguments = new ArrayList<>();
        for (var member : call.members().entrySet()) {
            switch (member.getKey()) {
                case "export" -> export = text(member.getValue(), "export");
                case "fresh" -> fresh = flag(member.getValue());
                case "args" -> arguments = arguments(member.getValue());
                default -> throw new UsageException("unknown member '" + member.getKey() + "'");
            }
        }
        return GuestCall.of(export, arguments, fresh, module);
    }

    private static List<String> arguments(JsonValue value) {
        if (!(value instanceof JsonArray list)) {
            throw new UsageException("'args' is not an array");
        }
        var arguments = new ArrayList<String>();
        list.items().forEach(item -> arguments.add(text(item, "args")));
        return arguments;
    }

    private static String text(JsonValue value, String member) {
        return switch (value) {
            case JsonString string -> string.text();
            case JsonNumber number -> number.text();
            case JsonObject _, JsonArray _, JsonBoolean _, JsonValue.JsonNull _ ->
                throw new UsageException("'" + member + "' holds something else than text or a number");
        };
    }

    private static boolean flag(JsonValue value) {
        if (value instanceof JsonBoolean flag) {
            return flag.value();
        }
        throw new UsageException("'fresh' is neither true nor false");
    }
}
