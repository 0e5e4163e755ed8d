package dev.abigate.diff.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.schema.ResultMeaning;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDocumentTest {
    private static Map<String, ExportSchema> read(String text) {
        return SchemaDocument.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyWordHasItsMeaning() {
        Map<String, ExportSchema> schemas = read("""
                exports:
                  - name: f
                    parameters: [number, range -3 5, text, bytes of 4, length, room 64, length, length of 4, handle t]
                    result: handle t
                  - name: g
                    parameters: [release t]
                    result: text
                """);
        assertEquals(
                new ExportSchema(
                        List.of(
                                new ParameterMeaning.Numeric(),
                                new ParameterMeaning.Range(-3, 5),
                                new ParameterMeaning.Buffer(1, true),
                                new ParameterMeaning.Buffer(4, false),
                                new ParameterMeaning.Length(3),
                                new ParameterMeaning.Room(64),
                                new ParameterMeaning.Length(5),
                                new ParameterMeaning.Length(3),
                                new ParameterMeaning.Handle("t", false)),
                        new ResultMeaning.Handle("t")),
                schemas.get("f"));
        assertEquals(
                new ExportSchema(List.of(new ParameterMeaning.Handle("t", true)), new ResultMeaning.Text()),
                schemas.get("g"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exports: [{name: f, parameters: [pointer]}] | 1:33: parameters: found 'pointer'",
                "exports: [{name: f, parameters: [length]}] | 1:33: parameters: parameter 0 is the length",
                "exports: [{name: f, parameters: [number, length of 1]}] | 1:33: parameters: parameter 1 is the length",
                "exports: [{name: f, parameters: [range 5 3]}] | 1:33: parameters: found 'range 5 3'",
                "exports: [{name: f, result: bytes}] | 1:29: result: found 'bytes'",
                "exports: [{name: f}, {name: f}] | 1:29: name: 'f' is described twice",
                "exports: [{name: f, kind: x}] | 1:21: unknown key 'kind'",
            })
    void mistakesAreShownAtTheirPlace(String text, String message) {
        String found = String.valueOf(
                assertThrows(MalformedDocumentException.class, () -> read(text)).getMessage());
        assertEquals(message, found.substring(0, Math.min(found.length(), message.length())));
    }
}
