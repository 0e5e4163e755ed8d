package dev.abigate.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Sources that break one rule, and sources beside them that come close but keep it. */
final class Fixture {
    private static final Pattern CLASS_NAME = Pattern.compile("dev\\.abigate(\\.\\w+)*\\.[A-Z]\\w*");

    private final HouseRule rule;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Set<String> guilty = new TreeSet<>();

    private Fixture(HouseRule rule) {
        this.rule = rule;
    }

    static Fixture breaking(HouseRule rule) {
        return new Fixture(rule);
    }

    /** A type that breaks the rule: its full name, and its source without the package line. */
    Fixture guilty(String name, String source) {
        guilty.add(name);
        return innocent(name, source);
    }

    /** A type that keeps the rule. */
    Fixture innocent(String name, String source) {
        sources.put(name, source);
        return this;
    }

    HouseRule rule() {
        return rule;
    }

    Set<String> guilty() {
        return guilty;
    }

    /** The types that the rule blames: the first one that each line of its report names. */
    Set<String> blamed(Path folder) throws IOException {
        JavaClasses classes = new ClassFileImporter().importPath(compiled(folder));
        var blamed = new TreeSet<String>();
        for (String detail : rule.rule().evaluate(classes).getFailureReport().getDetails()) {
            detail.lines().map(CLASS_NAME::matcher).filter(Matcher::find).forEach(name -> blamed.add(name.group()));
        }
        return blamed;
    }

    private Path compiled(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        for (var source : sources.entrySet()) {
            int dot = source.getKey().lastIndexOf('.');
            Path file = folder.resolve("src").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            String type = source.getValue();
            String packageLine = "package " + source.getKey().substring(0, dot) + ";\n";
            Files.writeString(file, type.isEmpty() ? MARKED + packageLine : packageLine + type);
            files.add(file);
        }
        Path classes = Files.createDirectory(folder.resolve("classes"));
        JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "no compiler in this JDK");
        var messages = new StringWriter();
        try (var manager = javac.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "--add-modules",
                    "jdk.incubator.vector");
            var task =
                    javac.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
            if (!task.call()) {
                throw new AssertionError(messages.toString());
            }
        }
        return classes;
    }

    private static final String MARKED = "@org.jspecify.annotations.NullMarked\n";

    @Override
    public String toString() {
        return rule + " broken by " + guilty;
    }
}
