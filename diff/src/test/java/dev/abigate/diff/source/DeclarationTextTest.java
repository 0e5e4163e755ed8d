package dev.abigate.diff.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.ByteString;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Type;
import dev.abigate.reader.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclarationTextTest {
    private static String declared(String build, String name) throws IOException {
        Path file = Path.of("src/test/resources/rebuilds", build);
        var program = new Program(Snapshots.of(Readers.read(ByteString.wrap(Files.readAllBytes(file))))
                .source()
                .orElseThrow()
                .graph());
        Type type = program.type(program.definition(name).orElseThrow());
        var text = new DeclarationText(program);
        List<String> lines = List.of();
        if (type instanceof StructType struct) {
            lines = text.lines(name, struct);
        } else if (type instanceof EnumType enumeration) {
            lines = text.lines(name, enumeration);
        }
        return String.join("\n", lines);
    }

    @Test
    void writesStructsAsCDoes() throws IOException {
        assertEquals("""
                struct window {
                    point at;
                    struct window *next;
                    char title[16];
                    unsigned int flags : 3;
                    unsigned int layer : 9;
                    union {
                        double scale;
                        enum mode mode;
                    };
                };""", declared("c-O1.wasm", "window"));
    }

    @Test
    void writesEnumerationsWithTheirValues() throws IOException {
        assertEquals("""
                enum mode : unsigned int {
                    OFF = 0,
                    ON = 1,
                    AUTOMATIC = 7,
                };""", declared("c-O1.wasm", "mode"));
        assertEquals("""
                enum class geometry::Unit : unsigned char {
                    MILLIMETRE = 0,
                    INCH = 25,
                };""", declared("cpp-O1.wasm", "geometry::Unit"));
    }

    @Test
    void writesClassesWithBasesAndVirtualFunctions() throws IOException {
        assertEquals("""
                class geometry::Shape {
                public:
                    virtual ~Shape();
                    virtual double area() = 0;
                    virtual int edges();
                protected:
                    geometry::Unit unit;
                };""", declared("cpp-O1.wasm", "geometry::Shape"));
        assertEquals("""
                class geometry::Square : public geometry::Shape, public geometry::Named {
                public:
                    virtual double area();
                    virtual int edges();
                private:
                    double side;
                };""", declared("cpp-O1.wasm", "geometry::Square"));
    }
}
