package dev.abigate.diff.schema;

import dev.abigate.diff.document.Documents;
import dev.abigate.diff.document.Fields;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.schema.ResultMeaning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads export schemas:
 *
 * <pre>
 * exports:
 *   - name: hash
 *     parameters: [bytes, length]
 *   - name: find
 *     parameters: [handle table, text, room 64, length]
 *     result: text
 * </pre>
 */
public final class SchemaDocument {
    private static final Pattern RANGE = Pattern.compile("range (-?[0-9]{1,18}) (-?[0-9]{1,18})");
    private static final Pattern BYTES = Pattern.compile("bytes(?: of ([1-9][0-9]{0,3}))?");
    private static final Pattern ROOM = Pattern.compile("room ([1-9][0-9]{0,4})");
    private static final Pattern LENGTH = Pattern.compile("length(?: of ([1-9][0-9]{0,2}))?");
    private static final Pattern HANDLE = Pattern.compile("(handle|release) (\\S+)");

    private SchemaDocument() {}

    /**
     * The schemas of a document by export.
     *
     * @throws dev.abigate.diff.document.MalformedDocumentException where it is none
     */
    public static Map<String, ExportSchema> read(byte[] text) {
        Fields root = Documents.read(text);
        Map<String, ExportSchema> schemas = new LinkedHashMap<>();
        root.objects("exports", export -> {
            String name = export.text("name");
            if (schemas.put(name, schema(export)) != null) {
                throw export.fail("name", "'%s' is described twice".formatted(name));
            }
            return name;
        });
        root.refuseOthers();
        return schemas;
    }

    private static ExportSchema schema(Fields export) {
        var parameters = new ArrayList<ParameterMeaning>();
        for (String words : export.optionalTexts("parameters").orElse(List.of())) {
            parameters.add(parameter(words, parameters, export));
        }
        ResultMeaning result = export.optionalText("result")
                .map(words -> result(words, export))
                .orElseGet(ResultMeaning.Numeric::new);
        try {
            return new ExportSchema(parameters, result);
        } catch (IllegalArgumentException e) {
            throw export.fail("parameters", String.valueOf(e.getMessage()));
        }
    }

    private static ParameterMeaning parameter(String words, List<ParameterMeaning> before, Fields export) {
        if (words.equals("number")) {
            return new ParameterMeaning.Numeric();
        }
        if (words.equals("text")) {
            return new ParameterMeaning.Buffer(1, true);
        }
        Matcher bytes = BYTES.matcher(words);
        if (bytes.matches()) {
            return new ParameterMeaning.Buffer(number(bytes.group(1), 1), false);
        }
        Matcher room = ROOM.matcher(words);
        if (room.matches()) {
            return new ParameterMeaning.Room(number(room.group(1), 1));
        }
        Matcher length = LENGTH.matcher(words);
        if (length.matches()) {
            return new ParameterMeaning.Length(number(length.group(1), before.size()) - 1);
        }
        Matcher handle = HANDLE.matcher(words);
        if (handle.matches()) {
            return new ParameterMeaning.Handle(handle.group(2), handle.group(1).equals("release"));
        }
        Matcher range = RANGE.matcher(words);
        if (range.matches() && Long.parseLong(range.group(1)) <= Long.parseLong(range.group(2))) {
            return new ParameterMeaning.Range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        }
        throw export.fail(
                "parameters",
                "found '%s', expected number, range LEAST MOST, text, bytes, bytes of SIZE, room SIZE, length, length of NUMBER, handle KIND or release KIND"
                        .formatted(words));
    }

    private static int number(@Nullable String digits, int without) {
        return digits == null ? without : Integer.parseInt(digits);
    }

    private static ResultMeaning result(String words, Fields export) {
        if (words.equals("number")) {
            return new ResultMeaning.Numeric();
        }
        if (words.equals("text")) {
            return new ResultMeaning.Text();
        }
        Matcher handle = HANDLE.matcher(words);
        if (handle.matches() && handle.group(1).equals("handle")) {
            return new ResultMeaning.Handle(handle.group(2));
        }
        throw export.fail("result", "found '%s', expected number, text or handle KIND".formatted(words));
    }
}
