package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.diff.rule.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Renderings as they are kept in src/test/resources/golden; {@code -Dabigate.rewrite=true} writes them anew. */
final class GoldenFileTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final TextReport TEXT = new TextReport(100, false, false, Set.of());

    @Test
    void rendersABreakingPair() throws IOException {
        check("breaking.txt", TEXT.render(Samples.breaking()));
        check("breaking.json", JsonReport.render(Samples.breaking()));
        check("breaking.html", HtmlReport.render(Samples.breaking(), Language.ENGLISH));
        check("breaking.zh.html", HtmlReport.render(Samples.breaking(), Language.CHINESE));
        check("breaking.md", MarkdownReport.render(List.of(SavedReport.of(Samples.breaking()))));
        check("breaking.xml", JunitReport.render(List.of(SavedReport.of(Samples.breaking()))));
        check("breaking.sarif", SarifReport.render(List.of(SavedReport.of(Samples.breaking()))));
    }

    @Test
    void rendersAPairUnderAPolicy() throws IOException {
        check("policed.txt", TEXT.render(Samples.policed()));
        check("policed.html", HtmlReport.render(Samples.policed(), Language.ENGLISH));
        check("policed.md", MarkdownReport.render(List.of(SavedReport.of(Samples.policed()))));
        check("policed.sarif", SarifReport.render(List.of(SavedReport.of(Samples.policed()))));
        check("policed.json", JsonReport.render(Samples.policed()));
    }

    @Test
    void rendersAnEqualPair() throws IOException {
        check("equal.txt", TEXT.render(Samples.equal()));
        check("equal.json", JsonReport.render(Samples.equal()));
        check("equal.html", HtmlReport.render(Samples.equal(), Language.ENGLISH));
        check("equal.md", MarkdownReport.render(List.of(SavedReport.of(Samples.equal()))));
        check("equal.xml", JunitReport.render(List.of(SavedReport.of(Samples.equal()))));
        check("equal.sarif", SarifReport.render(List.of(SavedReport.of(Samples.equal()))));
    }

    @Test
    void rendersHostileNames() throws IOException {
        check("hostile.txt", TEXT.render(Samples.hostile()));
        check("hostile.json", JsonReport.render(Samples.hostile()));
        check("hostile.html", HtmlReport.render(Samples.hostile(), Language.ENGLISH));
        check("hostile.md", MarkdownReport.render(List.of(SavedReport.of(Samples.hostile()))));
        check("hostile.xml", JunitReport.render(List.of(SavedReport.of(Samples.hostile()))));
        check("hostile.sarif", SarifReport.render(List.of(SavedReport.of(Samples.hostile()))));
    }

    @Test
    void rendersTypesOfTheSource() throws IOException {
        check("types.txt", TEXT.render(Samples.types()));
        check("types.json", JsonReport.render(Samples.types()));
        check("types.html", HtmlReport.render(Samples.types(), Language.ENGLISH));
        check("types.zh.html", HtmlReport.render(Samples.types(), Language.CHINESE));
        check("types.md", MarkdownReport.render(List.of(SavedReport.of(Samples.types()))));
    }

    @Test
    void rendersWitnesses() throws IOException {
        check("witnessed.txt", TEXT.render(Samples.witnessed()));
        check("witnessed-all.txt", new TextReport(100, false, true, Set.of()).render(Samples.witnessed()));
        check("witnessed.json", JsonReport.render(Samples.witnessed()));
        check("witnessed.html", HtmlReport.render(Samples.witnessed(), Language.ENGLISH));
        check("witnessed.zh.html", HtmlReport.render(Samples.witnessed(), Language.CHINESE));
    }

    @Test
    void rendersWhatBuildsDid() throws IOException {
        check("behaviour.txt", TEXT.render(Samples.behaviour()));
        check("behaviour.json", JsonReport.render(Samples.behaviour()));
        check("behaviour.html", HtmlReport.render(Samples.behaviour(), Language.ENGLISH));
        check("behaviour.zh.html", HtmlReport.render(Samples.behaviour(), Language.CHINESE));
        check("behaviour.md", MarkdownReport.render(List.of(SavedReport.of(Samples.behaviour()))));
        check("behaviour.xml", JunitReport.render(List.of(SavedReport.of(Samples.behaviour()))));
        check("behaviour.sarif", SarifReport.render(List.of(SavedReport.of(Samples.behaviour()))));
    }

    @Test
    void fillsANarrowTerminalInColour() throws IOException {
        check("narrow-colour.txt", new TextReport(48, true, true, Set.of()).render(Samples.breaking()));
    }

    private static void check(String name, String rendered) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("abigate.rewrite")) {
            Files.writeString(file, rendered);
        }
        assertEquals(Files.readString(file), rendered, name + " (-Dabigate.rewrite=true writes it anew)");
    }
}
