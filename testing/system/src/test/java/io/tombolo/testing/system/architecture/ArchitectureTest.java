package io.tombolo.testing.system.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final House HOUSE = House.here();

    private static final Set<String> CORE =
            Set.of("terms", "wire", "gossip", "catalog", "registration", "federation", "pki", "sni");

    private static final JavaClasses CLASSES = HOUSE.mainClasses();

    @Test
    void everyFolderOfTheDesignIsAModule() {
        assertThat(HOUSE.modules())
                .containsExactly(
                        "core/terms",
                        "core/wire",
                        "core/gossip",
                        "core/catalog",
                        "core/registration",
                        "core/federation",
                        "core/pki",
                        "core/sni",
                        "runtime",
                        "contract",
                        "catalog-service",
                        "gossip-service",
                        "rpc-forwarder",
                        "gateway-registry",
                        "cert-authority",
                        "mesh-gateway",
                        "agent",
                        "http-api",
                        "console",
                        "server",
                        "cli",
                        "testing/sim",
                        "testing/kit",
                        "testing/system",
                        "benchmarks");
    }

    @Test
    void modulesDependDownwardsOnly() {
        HOUSE.dependencies().forEach((module, dependencies) -> {
            if (CORE.contains(module)) {
                assertThat(dependencies)
                        .as("%s is core: it may use other core modules, and nothing above them", module)
                        .isSubsetOf(CORE);
            }
            if (module.equals("runtime") || module.equals("contract")) {
                assertThat(dependencies)
                        .as("%s may use core, and no service", module)
                        .doesNotContainAnyElementsOf(House.SERVICES)
                        .doesNotContain("server", "cli");
            }
            if (House.SERVICES.contains(module)) {
                assertThat(dependencies)
                        .as("%s is a service: use another service through its interface in contract", module)
                        .doesNotContainAnyElementsOf(House.SERVICES)
                        .doesNotContain("server", "cli");
            }
            if (!Set.of("sim", "kit", "system", "benchmarks").contains(module)) {
                assertThat(dependencies)
                        .as("nothing that ships depends on testing: move what %s needs out of testing", module)
                        .doesNotContain("sim", "system", "benchmarks");
            }
        });
    }

    @Test
    void servicesKnowEachOtherOnlyThroughContract() {
        for (String service : House.SERVICES) {
            String[] others = House.SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(ArchitectureTest::packageOf)
                    .toArray(String[]::new);
            ArchRule rule = noClasses()
                    .that()
                    .resideInAPackage(packageOf(service))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .as("%s depends on no other service: ask it through its interface in io.tombolo.contract"
                            .formatted(service))
                    .allowEmptyShould(true);
            rule.check(CLASSES);
        }
    }

    @Test
    void coreUsesTheBaseOfTheJdkAndNothingElse() {
        noClasses()
                .that(resideInAPackage("io.tombolo.core.."))
                .should()
                .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(
                        "io.tombolo.core..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.nio..",
                        "java.security..",
                        "javax.crypto..",
                        "java.text..",
                        "java.io..",
                        "javax.security.auth.x500..",
                        // Linear-time regular expressions: strangers send them in query filters.
                        "com.google.re2j..",
                        "org.jspecify..")))
                .as(
                        "core is pure: no Spring, no Netty, no java.net, no library. Sockets, files and frameworks belong in"
                                + " runtime or in a service; an address is io.tombolo.core.terms.Endpoint")
                .check(CLASSES);
    }

    @Test
    void coreOpensNoFilesAndStartsNoThreads() {
        noClasses()
                .that(resideInAPackage("io.tombolo.core.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.util.concurrent..",
                                "java.util.logging..",
                                "java.lang.foreign..")
                        .or(anyOf(
                                Thread.class,
                                java.util.Timer.class,
                                java.io.File.class,
                                java.io.FileInputStream.class,
                                java.io.FileOutputStream.class,
                                System.Logger.class)))
                .as("core is pure: bytes, not files, come in; work for later is an output (WakeAt), not a thread; what"
                        + " happened is an output (Announce), not a log line")
                .check(CLASSES);
    }

    @Test
    void coreReadsNoClockAndMakesNoRandomness() {
        noClasses()
                .that(resideInAPackage("io.tombolo.core.."))
                .should()
                .callMethodWhere(describe("reads a clock or makes randomness", ArchitectureTest::isImpure))
                .as("core is pure: time comes in as the argument of step (java.time.Instant now), randomness as a"
                        + " java.util.random.RandomGenerator of the constructor, identifiers in the command")
                .check(CLASSES);
        noClasses()
                .that(resideInAPackage("io.tombolo.core.."))
                .should()
                .dependOnClassesThat(anyOf(
                        java.util.Random.class,
                        java.util.SplittableRandom.class,
                        java.security.SecureRandom.class,
                        InstantSource.class,
                        java.time.Clock.class))
                .as("core is pure: take a java.util.random.RandomGenerator, and the time as an argument of step")
                .check(CLASSES);
    }

    @Test
    void springStaysOutOfRuntimeAndContract() {
        noClasses()
                .that(resideInAnyPackage("io.tombolo.runtime..", "io.tombolo.contract.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .as("Spring stays at the edge: wire this class up in the XxxWiring of a service")
                .check(CLASSES);
    }

    @Test
    void beansAreWiredByHand() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "a shortcut of Spring's",
                        type -> Set.of(
                                        "org.springframework.boot.autoconfigure.SpringBootApplication",
                                        "org.springframework.context.annotation.ComponentScan",
                                        "org.springframework.beans.factory.annotation.Autowired",
                                        "org.springframework.beans.factory.annotation.Value",
                                        "org.springframework.scheduling.annotation.Scheduled")
                                .contains(type.getName())))
                .as("beans are declared in one XxxWiring class, with constructor injection; protocol time is a timer of"
                        + " the machine")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.tombolo.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static boolean isImpure(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        return switch (owner) {
            case "java.lang.System" ->
                Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "exit")
                        .contains(method);
            case "java.util.UUID" -> method.equals("randomUUID");
            case "java.lang.Math" -> method.equals("random");
            case "java.util.random.RandomGenerator" ->
                Set.of("of", "getDefault").contains(method);
            case "java.util.Collections" ->
                method.equals("shuffle")
                        && call.getTarget().getRawParameterTypes().size() == 1;
            default -> owner.startsWith("java.time.") && method.equals("now");
        };
    }

    private static DescribedPredicate<JavaClass> anyOf(Class<?>... types) {
        List<String> names = List.of(types).stream().map(Class::getName).toList();
        return describe("is one of " + names, type -> names.contains(type.getName()));
    }

    private static String packageOf(String service) {
        return "io.tombolo." + service.replace("-", "") + "..";
    }
}
