package dev.abigate.cli.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Rewrites the jars of a folder so that the JVM's AOT cache takes their classes. */
public final class CacheableJars {
    private static final String CLASS = ".class";
    /** Classes for other releases of Java, which have their place by the name of a folder. */
    private static final String META = "META-INF/";

    private final Map<String, byte[]> classes = new HashMap<>();
    private final CacheableClasses cacheable = new CacheableClasses(
            ClassHierarchyResolver.ofResourceParsing(this::classFile).orElse(ClassHierarchyResolver.defaultResolver()));

    private CacheableJars() {}

    /** Rewrites the jars in the folder {@code args[0]}. */
    public static void main(String[] args) throws IOException {
        new CacheableJars().rewrite(Path.of(args[0]));
    }

    private void rewrite(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            files.forEach(jars::add);
        }
        for (Path jar : jars) {
            entries(jar).forEach(classes::putIfAbsent);
        }
        for (Path jar : jars) {
            rewriteJar(jar);
        }
    }

    private void rewriteJar(Path jar) throws IOException {
        boolean changed = false;
        Map<String, byte[]> entries = entries(jar);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (entry.getKey().endsWith(CLASS) && !entry.getKey().startsWith(META)) {
                Optional<byte[]> rewritten = cacheable.rewritten(entry.getValue());
                rewritten.ifPresent(entry::setValue);
                changed |= rewritten.isPresent();
            }
        }
        if (changed) {
            Path temporary = jar.resolveSibling(jar.getFileName() + ".new");
            try (var out = new ZipOutputStream(Files.newOutputStream(temporary))) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    out.putNextEntry(new ZipEntry(entry.getKey()));
                    out.write(entry.getValue());
                }
            }
            Files.move(temporary, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The files in a jar, by name, in its order. */
    private static Map<String, byte[]> entries(Path jar) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private @Nullable InputStream classFile(ClassDesc type) {
        String descriptor = type.descriptorString();
        byte[] bytes = classes.get(descriptor.substring(1, descriptor.length() - 1) + CLASS);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
}
