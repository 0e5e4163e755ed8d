package dev.abigate.cli.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.JarURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CacheableClassesTest {
    private final CacheableClasses cacheable =
            new CacheableClasses(ClassHierarchyResolver.ofResourceParsing(CommandLine.class.getClassLoader())
                    .orElse(ClassHierarchyResolver.defaultResolver()));

    /** Loads rewritten classes in place of those of the class path. */
    private final class Rewriting extends ClassLoader {
        private final String prefix;

        Rewriting(String prefix) {
            super(CacheableClassesTest.class.getClassLoader());
            this.prefix = prefix;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(prefix)) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                byte[] rewritten = rewritten(name);
                return defineClass(name, rewritten, 0, rewritten.length);
            }
        }
    }

    private byte[] rewritten(String name) {
        byte[] original = classFile(name);
        return cacheable.rewritten(original).orElse(original);
    }

    private static byte[] classFile(String name) {
        String resource = name.replace('.', '/') + ".class";
        try (InputStream in = CacheableClassesTest.class.getClassLoader().getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void patternSwitchesDecideAsBefore() throws ReflectiveOperationException {
        var loader = new Rewriting(SwitchSample.class.getName());
        Function<@Nullable Object, String> rewritten = sample(loader);
        assertNotSame(SwitchSample.class, rewritten.getClass());
        Object[] values = {null, -1, 0, 7, 7L, 1.5, "", "a", List.of(1, 2), new int[3], new Object(), 'c'};
        for (Object value : values) {
            assertEquals(new SwitchSample().apply(value), rewritten.apply(value));
        }
        for (String shape : List.of("Circle", "Square")) {
            for (int size : new int[] {1, 1000}) {
                String name = SwitchSample.class.getName() + "$" + shape;
                assertEquals(
                        new SwitchSample().apply(shape(Class.forName(name), size)),
                        rewritten.apply(shape(loader.loadClass(name), size)));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<@Nullable Object, String> sample(ClassLoader loader) throws ReflectiveOperationException {
        return (Function<@Nullable Object, String>) loader.loadClass(SwitchSample.class.getName())
                .getDeclaredConstructor()
                .newInstance();
    }

    private static Object shape(Class<?> type, int size) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor(int.class);
        constructor.setAccessible(true);
        return constructor.newInstance(size);
    }

    @Test
    void noPatternSwitchIsLeftToTheJvm() {
        for (Class<?> type : List.of(SwitchSample.class, SwitchSample.Shape.class)) {
            assertTrue(TypeSwitches.in(ClassFile.of().parse(classFile(type.getName()))));
            assertFalse(TypeSwitches.in(ClassFile.of().parse(rewritten(type.getName()))));
        }
    }

    @Test
    void classesThatTheCacheTakesStayAsTheyAre() {
        assertTrue(cacheable
                .rewritten(classFile(SwitchSample.Circle.class.getName()))
                .isEmpty());
    }

    @Test
    void oldClassesAreVerifiedByTheirStackMaps() throws Exception {
        List<String> names = oldClasses();
        var loader = new Rewriting("picocli.");
        assertFalse(names.isEmpty());
        for (String name : names) {
            int version = ClassFile.of().parse(rewritten(name)).majorVersion();
            assertEquals(ClassFile.JAVA_25_VERSION, version);
            // Initializing a class verifies it.
            assertEquals(loader, Class.forName(name, true, loader).getClassLoader());
        }
    }

    /** The classes of picocli, which is compiled for Java 5. */
    private static List<String> oldClasses() throws IOException {
        var connection = (JarURLConnection)
                CommandLine.class.getResource("CommandLine.class").openConnection();
        try (var jar = connection.getJarFile()) {
            var names = new ArrayList<String>();
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("picocli/") && name.endsWith(".class"))
                    .forEach(name -> names.add(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.')));
            names.removeIf(name -> ClassFile.of().parse(classFile(name)).majorVersion() >= ClassFile.JAVA_6_VERSION);
            return names;
        }
    }
}
