package dev.abigate.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.abigate");

    @ParameterizedTest
    @EnumSource
    void holds(HouseRule rule) {
        rule.rule().check(house);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "diff", "format", "reader", "report", "writer"})
    void sees(String module) {
        assertTrue(house.containPackage("dev.abigate." + module));
    }

    @Test
    void everyMethodIsSmallEnoughForTheCompilerOfTheJvm() throws IOException {
        for (JavaClass c : house) {
            try (InputStream in = c.getSource().orElseThrow().getUri().toURL().openStream()) {
                assertEquals(List.of(), CodeSize.oversized(in.readAllBytes()));
            }
        }
    }

    @Test
    void noSourceFileIsTooLong() throws IOException {
        var sources = SourceLength.under(Path.of(".."));
        assertTrue(sources.files() > 50, () -> "found only " + sources.files() + " source files");
        assertEquals(List.of(), sources.tooLong());
    }

    @Test
    void noTestLeavesFilesInTheTemporaryDirectory() throws IOException {
        for (Path source : SourceFiles.under(Path.of(".."))) {
            if (source.toString().contains("src/test/")) {
                assertFalse(SourceFiles.leavesFilesBehind(Files.readString(source)), source::toString);
            }
        }
    }

    @Test
    void runsOnTheJdkItIsBuiltFor() {
        assertEquals(25, Runtime.version().feature());
    }
}
