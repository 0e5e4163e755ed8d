package dev.abigate.architecture;

import static dev.abigate.architecture.Fixture.breaking;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is broken on purpose, and has to blame those who broke it and nobody else. */
class HouseRuleTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("fixtures")
    void blamesThoseWhoBreakIt(Fixture fixture) throws IOException {
        assertEquals(fixture.guilty(), fixture.blamed(folder));
    }

    @Test
    void noRuleIsWithoutAFixture() {
        assertEquals(
                EnumSet.allOf(HouseRule.class), fixtures().map(Fixture::rule).collect(Collectors.toSet()));
    }

    static Stream<Fixture> fixtures() {
        return Stream.of(
                breaking(HouseRule.ARROWS)
                        .guilty("dev.abigate.reader.Peek", "class Peek { dev.abigate.writer.Sink sink; }")
                        .guilty("dev.abigate.diff.Ahead", "class Ahead { dev.abigate.report.Page page; }")
                        .innocent("dev.abigate.writer.Sink", "public class Sink { dev.abigate.format.Kind kind; }")
                        .innocent("dev.abigate.report.Page", "public class Page { dev.abigate.format.Kind kind; }")
                        .innocent("dev.abigate.format.Kind", "public enum Kind { ONE }"),
                breaking(HouseRule.BEHAVIOUR_IS_COMPARED_IN_ONE_PACKAGE)
                        .guilty("dev.abigate.diff.rule.Runs", "class Runs { dev.abigate.runtime.Engine engine; }")
                        .innocent(
                                "dev.abigate.diff.behaviour.Runs", "class Runs { dev.abigate.runtime.Engine engine; }")
                        .innocent("dev.abigate.runtime.Engine", "public class Engine {}"),
                breaking(HouseRule.NO_CYCLES_BETWEEN_PACKAGES)
                        .guilty("dev.abigate.reader.Top", "public class Top { dev.abigate.reader.wasm.Low low; }")
                        .guilty("dev.abigate.reader.wasm.Low", "public class Low { dev.abigate.reader.Top top; }")
                        .innocent("dev.abigate.reader.aot.Other", "class Other { dev.abigate.reader.Top top; }"),
                breaking(HouseRule.JDK_ONLY_BELOW_DIFF)
                        .guilty("dev.abigate.reader.Prints", "class Prints { picocli.CommandLine line; }")
                        .guilty("dev.abigate.writer.Json", "class Json { tools.jackson.databind.JsonNode node; }")
                        .innocent("dev.abigate.reader.Plain", "class Plain { java.util.List<String> names; }")
                        .innocent("dev.abigate.cli.Prints", "class Prints { picocli.CommandLine line; }"),
                breaking(HouseRule.JACKSON_IN_DIFF_AND_REPORT)
                        .guilty("dev.abigate.cli.Json", "class Json { tools.jackson.databind.JsonNode node; }")
                        .innocent("dev.abigate.diff.snapshot.Json", "class Json { tools.jackson.databind.JsonNode n; }")
                        .innocent("dev.abigate.report.Json", "class Json { tools.jackson.databind.JsonNode node; }"),
                breaking(HouseRule.FREEMARKER_IN_REPORT)
                        .guilty("dev.abigate.cli.Page", "class Page { freemarker.template.Template template; }")
                        .innocent("dev.abigate.report.Page", "class Page { freemarker.template.Template template; }"),
                breaking(HouseRule.PICOCLI_IN_CLI)
                        .guilty("dev.abigate.report.Line", "class Line { picocli.CommandLine line; }")
                        .innocent("dev.abigate.cli.Line", "class Line { picocli.CommandLine line; }"),
                breaking(HouseRule.NATIVE_CALLS_IN_ONE_PACKAGE)
                        .guilty("dev.abigate.runtime.aot.Calls", "class Calls { java.lang.foreign.Linker linker; }")
                        .guilty("dev.abigate.reader.Looks", "class Looks { java.lang.foreign.SymbolLookup lookup; }")
                        .innocent(
                                "dev.abigate.runtime.aot.direct.Calls",
                                "class Calls { java.lang.foreign.Linker linker; }"),
                breaking(HouseRule.CLASS_FILES_ARE_MADE_BY_TRANSLATORS_AND_FOR_THE_CACHE)
                        .guilty("dev.abigate.reader.Makes", "class Makes { java.lang.classfile.ClassFile file; }")
                        .guilty("dev.abigate.cli.Makes", "class Makes { java.lang.classfile.ClassFile file; }")
                        .guilty("dev.abigate.runtime.aot.Makes", "class Makes { java.lang.classfile.ClassFile file; }")
                        .innocent(
                                "dev.abigate.runtime.aot.translation.Makes",
                                "class Makes { java.lang.classfile.ClassFile file; }")
                        .innocent(
                                "dev.abigate.runtime.jit.Makes", "class Makes { java.lang.classfile.ClassFile file; }")
                        .innocent(
                                "dev.abigate.cli.packaging.Makes",
                                "class Makes { java.lang.classfile.ClassFile file; }"),
                breaking(HouseRule.NO_INTERNALS_OF_THE_JDK)
                        .guilty("dev.abigate.runtime.memory.Raw", "class Raw { sun.misc.Unsafe unsafe; }")
                        .guilty("dev.abigate.runtime.ops.Lanes", "class Lanes { jdk.incubator.vector.ByteVector v; }")
                        .guilty("dev.abigate.cli.Serves", "class Serves { com.sun.net.httpserver.HttpServer server; }")
                        .innocent("dev.abigate.cli.Plain", "class Plain { java.util.List<String> names; }"),
                breaking(HouseRule.BYTES_ARE_DECODED_BY_THE_CURSOR)
                        .guilty(
                                "dev.abigate.reader.wasm.Peeks",
                                "class Peeks { int x(dev.abigate.format.ByteString b) { return b.intAt(0); } }")
                        .guilty("dev.abigate.format.aot.Peeks", """
                                class Peeks {
                                    java.util.function.IntUnaryOperator x(dev.abigate.format.ByteString b) {
                                        return b::at;
                                    }
                                }""")
                        .innocent(
                                "dev.abigate.reader.cursor.Peeks",
                                "class Peeks { int x(dev.abigate.format.ByteString b) { return b.intAt(0); } }")
                        .innocent(
                                "dev.abigate.reader.wasm.Measures",
                                "class Measures { int x(dev.abigate.format.ByteString b) { return b.length(); } }"),
                breaking(HouseRule.RAW_MEMORY_IN_FEW_PACKAGES)
                        .guilty("dev.abigate.reader.wasm.Buffers", "class Buffers { java.nio.ByteBuffer buffer; }")
                        .guilty("dev.abigate.diff.Maps", "class Maps { java.lang.foreign.MemorySegment segment; }")
                        .guilty("dev.abigate.cli.Streams", "class Streams { java.io.DataInputStream in; }")
                        .innocent("dev.abigate.runtime.memory.Linear", "class Linear { java.nio.ByteBuffer buffer; }")
                        .innocent("dev.abigate.cli.Copies", "class Copies { java.io.InputStream in; }"),
                breaking(HouseRule.THE_PROCESS_BELONGS_TO_THE_COMMAND_LINE)
                        .guilty("dev.abigate.reader.Says", "class Says { void x() { System.out.println(); } }")
                        .guilty(
                                "dev.abigate.diff.Ends",
                                "class Ends { java.util.function.IntConsumer x = System::exit; }")
                        .guilty("dev.abigate.report.Asks", "class Asks { String x = System.getenv(\"HOME\"); }")
                        .guilty(
                                "dev.abigate.writer.Traces",
                                "class Traces { void x(Exception e) { e.printStackTrace(); } }")
                        .innocent("dev.abigate.cli.Says", "class Says { void x() { System.out.println(); } }")
                        .innocent("dev.abigate.reader.Asks", "class Asks { String x = System.lineSeparator(); }"),
                breaking(HouseRule.TIME_AND_CHANCE_IN_FEW_PACKAGES)
                        .guilty("dev.abigate.report.Dates", "class Dates { Object x = java.time.Instant.now(); }")
                        .guilty("dev.abigate.diff.Clocks", "class Clocks { Object x = java.time.Clock.systemUTC(); }")
                        .guilty("dev.abigate.reader.Times", "class Times { long x = System.nanoTime(); }")
                        .guilty("dev.abigate.runtime.jit.Hot", "class Hot { long x = System.nanoTime(); }")
                        .guilty("dev.abigate.writer.Rolls", "class Rolls { Object x = new java.util.Random(1); }")
                        .guilty("dev.abigate.format.Draws", "class Draws { double x = Math.random(); }")
                        .innocent("dev.abigate.report.Parses", "class Parses { Object x = java.time.Instant.EPOCH; }")
                        .innocent(
                                "dev.abigate.runtime.jit.InstanceCode",
                                "class InstanceCode { long x = System.nanoTime(); }")
                        .innocent("dev.abigate.cli.Times", "class Times { long x = System.nanoTime(); }"),
                breaking(HouseRule.FORMAT_IS_DATA)
                        .guilty("dev.abigate.format.Open", "class Open {}")
                        .guilty("dev.abigate.format.aot.Anyone", "interface Anyone {}")
                        .innocent("dev.abigate.format.Row", "record Row(int a) {}")
                        .innocent(
                                "dev.abigate.format.Kind",
                                "enum Kind { ONE { @Override int x() { return 1; } }; abstract int x(); }")
                        .innocent(
                                "dev.abigate.format.Shape",
                                "sealed interface Shape { record Dot() implements Shape {} }")
                        .innocent("dev.abigate.format.Closed", "final class Closed {}")
                        .innocent("dev.abigate.reader.Open", "class Open {}"),
                breaking(HouseRule.FORMAT_FIELDS_ARE_FINAL)
                        .guilty("dev.abigate.format.Counts", "final class Counts { int count; }")
                        .guilty("dev.abigate.format.Shares", "final class Shares { static int count; }")
                        .innocent("dev.abigate.format.Holds", "final class Holds { final int count = 1; }")
                        .innocent("dev.abigate.reader.Counts", "final class Counts { int count; }"),
                breaking(HouseRule.FORMAT_READS_NO_FILES)
                        .guilty("dev.abigate.format.Finds", "final class Finds { java.nio.file.Path path; }")
                        .guilty("dev.abigate.format.wasm.Reads", "final class Reads { java.io.InputStream in; }")
                        .innocent("dev.abigate.format.Orders", "final class Orders { java.nio.ByteOrder order; }")
                        .innocent("dev.abigate.cli.Finds", "final class Finds { java.nio.file.Path path; }"),
                breaking(HouseRule.VERSIONS_ARE_COMPARED_IN_THE_TABLE)
                        .guilty("dev.abigate.reader.aot.Orders", """
                                import dev.abigate.format.aot.AotVersion;

                                class Orders {
                                    boolean x(AotVersion version) { return version.compareTo(AotVersion.V4) >= 0; }
                                }""")
                        .guilty(
                                "dev.abigate.writer.aot.Ranks",
                                "class Ranks { int x(dev.abigate.format.aot.AotDialect d) { return d.ordinal(); } }")
                        .guilty("dev.abigate.diff.Switches", """
                                import dev.abigate.format.aot.AotVersion;

                                class Switches {
                                    boolean x(AotVersion version) {
                                        return switch (version) { case V1, V2 -> true; default -> false; };
                                    }
                                }""")
                        .innocent(
                                "dev.abigate.format.aot.Ranks",
                                "class Ranks { int x(AotDialect d) { return d.ordinal(); } }")
                        .innocent(
                                "dev.abigate.diff.Names",
                                "class Names { String x(dev.abigate.format.aot.AotDialect d) { return d.id(); } }"),
                breaking(HouseRule.EVERY_PACKAGE_IS_NULL_MARKED)
                        .guilty("dev.abigate.reader.loose.Forgets", "class Forgets {}")
                        .innocent("dev.abigate.reader.strict.package-info", "")
                        .innocent("dev.abigate.reader.strict.Marked", "class Marked {}"));
    }
}
