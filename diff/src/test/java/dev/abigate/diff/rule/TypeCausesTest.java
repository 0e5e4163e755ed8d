package dev.abigate.diff.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.diff.change.Changes;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.TypeId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What findings about the types of a source name as their cause. */
class TypeCausesTest {
    private static List<Finding> judge(Source before, Source after) {
        return Judge.judge(Changes.between(
                new Facts().source(before.types()).snapshot(),
                new Facts().source(after.types()).snapshot()));
    }

    @Test
    void foldTheExportsOfAScopeThatIsRenamed() {
        Source before = new Source();
        Source after = new Source();
        for (String name : List.of("open", "close")) {
            before.function("lib::v1::" + name, "_ZN3lib2v1" + name, before.none, false);
            after.function("lib::v2::" + name, "_ZN3lib2v2" + name, after.none, false);
        }
        List<Finding> findings = judge(before, after);
        assertEquals(
                List.of("scope:lib::v1"),
                findings.stream().map(Finding::subject).toList());
        assertEquals(Optional.of("lib::v1, 2 functions"), findings.getFirst().before());
    }

    private static Source points(int count) {
        Source source = new Source();
        TypeId point = source.struct("point").field("x", source.integer, 0).done();
        return source.variable("list", source.array(point, OptionalLong.of(count)));
    }

    @Test
    void blameAnArrayAndNotItsElements() {
        Finding found = judge(points(4), points(5)).getFirst();
        assertEquals(Rule.VARIABLE_TYPE_CHANGED, found.rule());
        assertEquals(Optional.of("variable:list"), found.cause());
    }

    private static Source styled(int width, int blue) {
        Source source = new Source();
        TypeId style = source.struct("style")
                .bits("width", 0, width)
                .field("colour", source.colours("BLUE", blue), 4)
                .done();
        return source.takes(style);
    }

    @Test
    void blameOnlyWhatCanMoveAField() {
        Finding found = judge(styled(3, 1), styled(5, 2)).stream()
                .filter(finding -> finding.rule() == Rule.STRUCT_BITFIELD_LAYOUT_CHANGED)
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of("type:style"), found.cause());
    }

    private static Source shapes(long size, String... variants) {
        Source source = new Source();
        source.language = Language.RUST;
        TypeId fields = source.struct("Shape::Circle").size(size).done();
        return source.struct("Shape").variants(0, fields, variants).size(size).exported();
    }

    @Test
    void blameAnEnumForTheSizeOfItsVariants() {
        List<Finding> found = judge(shapes(8, "Circle"), shapes(16, "Circle", "Line")).stream()
                .filter(finding -> finding.subject().equals("type:Shape::Circle"))
                .toList();
        assertEquals(
                List.of(Rule.TYPE_SIZE_CHANGED),
                found.stream().map(Finding::rule).toList());
        assertEquals(Optional.of("type:Shape"), found.getFirst().cause());
    }
}
