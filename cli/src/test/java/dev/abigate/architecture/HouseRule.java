package dev.abigate.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.modules.syntax.AllowedModuleDependencies.allow;
import static com.tngtech.archunit.library.modules.syntax.ModuleDependencyScope.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.modules.syntax.ModuleRuleDefinition.modules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** A rule of the architecture that is asked of compiled classes. */
enum HouseRule {
    ARROWS(modules()
            .definedByPackages("dev.abigate.(*)..")
            .should()
            .respectTheirAllowedDependencies(
                    allow().fromModule("reader")
                            .toModules("format")
                            .fromModule("writer")
                            .toModules("format")
                            .fromModule("runtime")
                            .toModules("format", "reader")
                            .fromModule("diff")
                            .toModules("format", "reader", "runtime")
                            .fromModule("report")
                            .toModules("format", "diff")
                            .fromModule("cli")
                            .toModules("format", "reader", "writer", "runtime", "diff", "report"),
                    consideringOnlyDependenciesInAnyPackage("dev.abigate.."))),

    BEHAVIOUR_IS_COMPARED_IN_ONE_PACKAGE(noClasses()
            .that()
            .resideInAPackage("dev.abigate.diff..")
            .and()
            .resideOutsideOfPackage("dev.abigate.diff.behaviour..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.abigate.runtime..")),

    NO_CYCLES_BETWEEN_PACKAGES(slices().assignedFrom(packages()).should().beFreeOfCycles()),

    JDK_ONLY_BELOW_DIFF(classes()
            .that()
            .resideInAnyPackage(
                    "dev.abigate.format..", "dev.abigate.reader..", "dev.abigate.writer..", "dev.abigate.runtime..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "jdk..", "javax..", "org.jspecify..", "dev.abigate..")),

    JACKSON_IN_DIFF_AND_REPORT(noClasses()
            .that()
            .resideOutsideOfPackages("dev.abigate.diff..", "dev.abigate.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml..")),

    FREEMARKER_IN_REPORT(noClasses()
            .that()
            .resideOutsideOfPackage("dev.abigate.report..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("freemarker..")),

    PICOCLI_IN_CLI(noClasses()
            .that()
            .resideOutsideOfPackage("dev.abigate.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")),

    NATIVE_CALLS_IN_ONE_PACKAGE(noClasses()
            .that()
            .resideOutsideOfPackage("dev.abigate.runtime.aot.direct..")
            .should()
            .dependOnClassesThat(named("java.lang.foreign.Linker", "java.lang.foreign.SymbolLookup"))),

    CLASS_FILES_ARE_MADE_BY_TRANSLATORS_AND_FOR_THE_CACHE(noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.abigate.runtime.jit..", "dev.abigate.runtime.aot.translation..", "dev.abigate.cli.packaging..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.classfile..")),

    NO_INTERNALS_OF_THE_JDK(noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("sun..", "jdk.internal..", "jdk.incubator..", "com.sun..")),

    /** The format package holds the accessors themselves; everyone else names the fields that are read. */
    BYTES_ARE_DECODED_BY_THE_CURSOR(noClasses()
            .that()
            .resideOutsideOfPackages("dev.abigate.reader.cursor..", "dev.abigate.format")
            .should()
            .accessTargetWhere(target("dev.abigate.format.ByteString", "at", "shortAt", "intAt", "longAt"))),

    RAW_MEMORY_IN_FEW_PACKAGES(noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.abigate.format",
                    "dev.abigate.reader.cursor..",
                    "dev.abigate.runtime.memory..",
                    "dev.abigate.runtime.wasi.fs.host..",
                    "dev.abigate.runtime.wasi.net..",
                    "dev.abigate.runtime.aot..")
            .should()
            .dependOnClassesThat(named(
                    "java.nio.ByteBuffer",
                    "java.lang.foreign.MemorySegment",
                    "java.lang.invoke.VarHandle",
                    "java.io.DataInputStream",
                    "java.io.DataOutputStream"))),

    THE_PROCESS_BELONGS_TO_THE_COMMAND_LINE(noClasses()
            .that()
            .resideOutsideOfPackage("dev.abigate.cli..")
            .should()
            .accessTargetWhere(target("java.lang.System", "in", "out", "err", "console", "exit", "getenv")
                    .or(target("java.lang.Runtime", "exit", "halt", "addShutdownHook"))
                    .or(printsAStackTrace()))),

    TIME_AND_CHANCE_IN_FEW_PACKAGES(noClasses()
            .that()
            .resideOutsideOfPackages("dev.abigate.cli..", "dev.abigate.runtime.wasi..", "dev.abigate.runtime.replay..")
            .and()
            // When an instance gets its own code depends on time; what that does, not.
            .doNotHaveFullyQualifiedName("dev.abigate.runtime.jit.InstanceCode")
            .should()
            .accessTargetWhere(target("java.lang.System", "nanoTime", "currentTimeMillis")
                    .or(target("java.util.UUID", "randomUUID"))
                    .or(target("java.lang.Math", "random"))
                    .or(readsAClock()))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.random..")
            .orShould()
            .dependOnClassesThat(named(
                    "java.util.Date",
                    "java.util.Random",
                    "java.util.SplittableRandom",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.security.SecureRandom"))),

    FORMAT_IS_DATA(classes()
            .that()
            .resideInAPackage("dev.abigate.format..")
            .and(are(written()))
            .should(beRecordsEnumsSealedInterfacesOrFinalClasses())),

    FORMAT_FIELDS_ARE_FINAL(fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.abigate.format..")
            .should()
            .beFinal()),

    FORMAT_READS_NO_FILES(noClasses()
            .that()
            .resideInAPackage("dev.abigate.format..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")),

    /** Others ask a dialect what it has; a switch over versions or dialects counts as a comparison. */
    VERSIONS_ARE_COMPARED_IN_THE_TABLE(noClasses()
            .that()
            .resideOutsideOfPackage("dev.abigate.format.aot..")
            .should()
            .accessTargetWhere(target("dev.abigate.format.aot.AotVersion", "number", "ordinal", "compareTo")
                    .or(target("dev.abigate.format.aot.AotDialect", "ordinal", "compareTo")))),

    EVERY_PACKAGE_IS_NULL_MARKED(classes().that(are(written())).should(resideInANullMarkedPackage()));

    private final ArchRule rule;

    HouseRule(ArchRule rule) {
        this.rule = rule;
    }

    ArchRule rule() {
        return rule.as(name());
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return javaClass.getPackageName().startsWith("dev.abigate")
                        ? SliceIdentifier.of(javaClass.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "are " + String.join(", ", names), c -> Set.of(names).contains(c.getName()));
    }

    /** Written by a person: no helper class that the compiler adds for a switch. */
    private static DescribedPredicate<JavaClass> written() {
        return DescribedPredicate.describe("written", c -> !c.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static DescribedPredicate<JavaAccess<?>> target(String owner, String... members) {
        return DescribedPredicate.describe(
                owner + "." + String.join("|", members),
                access -> access.getTargetOwner().getName().equals(owner)
                        && Set.of(members).contains(access.getTarget().getName()));
    }

    /** To standard error: the form that names no other stream, of whatever exception. */
    private static DescribedPredicate<JavaAccess<?>> printsAStackTrace() {
        return DescribedPredicate.describe(
                "printStackTrace()",
                access -> access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget method
                        && method.getName().equals("printStackTrace")
                        && method.getRawParameterTypes().isEmpty());
    }

    private static DescribedPredicate<JavaAccess<?>> readsAClock() {
        return DescribedPredicate.describe("a clock of java.time", access -> {
            String member = access.getTarget().getName();
            return access.getTargetOwner().getPackageName().startsWith("java.time")
                    && (member.equals("now") || member.startsWith("system") || member.startsWith("tick"));
        });
    }

    private static ArchCondition<JavaClass> beRecordsEnumsSealedInterfacesOrFinalClasses() {
        return new ArchCondition<>("be records, enums, sealed interfaces or final classes") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                boolean data = c.isInterface()
                        ? c.isSealed()
                        : c.isEnum() || c.getModifiers().contains(JavaModifier.FINAL);
                if (!data) {
                    events.add(SimpleConditionEvent.violated(c, c.getName() + " is open"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package marked @NullMarked") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                if (!c.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                    events.add(SimpleConditionEvent.violated(
                            c, c.getName() + " is in package " + c.getPackageName() + ", which is not @NullMarked"));
                }
            }
        };
    }
}
