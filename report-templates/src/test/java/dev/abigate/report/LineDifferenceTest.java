package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineDifferenceTest {
    private static String shown(LineDifference difference) {
        return difference.lines().stream()
                .map(line -> switch (line.presence()) {
                            case BOTH -> " ";
                            case OLD -> "-";
                            case NEW -> "+";
                        }
                        + line.text())
                .collect(Collectors.joining(" "));
    }

    @Test
    void putsOldLinesBeforeNewOnesAtTheSamePlace() {
        assertEquals(
                " a -b +x +y  c +d",
                shown(LineDifference.between(List.of("a", "b", "c"), List.of("a", "x", "y", "c", "d"))));
    }

    @Test
    void keepsWhatMovedOnce() {
        assertEquals("-a  b  c +a", shown(LineDifference.between(List.of("a", "b", "c"), List.of("b", "c", "a"))));
    }

    @Test
    void leavesOutWhatIsFarFromAnyChange() {
        List<String> old = IntStream.range(0, 12).mapToObj(Integer::toString).toList();
        List<String> now = Stream.concat(old.subList(0, 10).stream(), Stream.of("new", "10", "11"))
                .toList();
        assertEquals(
                " 0  …  7  8  9 +new  10  11",
                shown(LineDifference.between(old, now).brief()));
    }

    @Test
    void saysWhetherAnythingDiffers() {
        assertFalse(LineDifference.between(List.of("a", "b"), List.of("a", "b")).differs());
    }

    @Test
    void comparesBeginningsAndEndsOfLongTexts() {
        List<String> old = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
        List<String> now = IntStream.range(1, 1001)
                .mapToObj(i -> i == 1000 ? "end" : Integer.toString(i))
                .toList();
        assertEquals(2000, LineDifference.between(old, now).lines().size());
    }
}
