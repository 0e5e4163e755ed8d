package dev.abigate.diff.schema;

import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.schema.ExportSchemas;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.schema.ResultMeaning;
import dev.abigate.format.schema.SchemaSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Schemas as {@link SchemaDocument} reads them; what they leave open stands in comments. */
public final class SchemaText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_ -]*");
    /** What YAML takes for something else than a text. */
    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private SchemaText() {}

    /** A document with the schemas. */
    public static String of(ExportSchemas schemas) {
        var text = new StringBuilder();
        text.append(schemas.described().isEmpty() ? "exports: []\n" : "exports:\n");
        Optional<SchemaSource> last = Optional.empty();
        for (Map.Entry<String, ExportSchemas.Described> each :
                schemas.described().entrySet()) {
            SchemaSource source = each.getValue().source();
            if (!last.equals(Optional.of(source))) {
                text.append("  # by %s\n".formatted(source.text()));
                last = Optional.of(source);
            }
            text.append(
                    "  - %s\n".formatted(export(each.getKey(), each.getValue().schema())));
        }
        for (Map.Entry<String, String> open : schemas.unclear().entrySet()) {
            text.append("# not described: %s: %s\n".formatted(quoted(open.getKey()), oneLine(open.getValue())));
        }
        return text.toString();
    }

    private static String export(String name, ExportSchema schema) {
        String parameters = IntStream.range(0, schema.parameters().size())
                .mapToObj(i -> quoted(parameter(schema.parameters().get(i), i)))
                .collect(Collectors.joining(", "));
        String result = switch (schema.result()) {
            case ResultMeaning.Numeric _ -> "";
            case ResultMeaning.Text _ -> ", result: text";
            case ResultMeaning.Handle(String kind) -> ", result: " + quoted("handle " + kind);
        };
        return "{name: %s, parameters: [%s]%s}".formatted(quoted(name), parameters, result);
    }

    private static String parameter(ParameterMeaning meaning, int index) {
        return switch (meaning) {
            case ParameterMeaning.Numeric _ -> "number";
            case ParameterMeaning.Range(long least, long most) -> "range %d %d".formatted(least, most);
            case ParameterMeaning.Buffer(int elementBytes, boolean terminated) ->
                terminated ? "text" : elementBytes == 1 ? "bytes" : "bytes of " + elementBytes;
            case ParameterMeaning.Room(int bytes) -> "room " + bytes;
            case ParameterMeaning.Length(int buffer) -> buffer == index - 1 ? "length" : "length of " + (buffer + 1);
            case ParameterMeaning.Handle(String kind, boolean released) -> (released ? "release " : "handle ") + kind;
        };
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : "'" + oneLine(text).replace("'", "''") + "'";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
