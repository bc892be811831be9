package io.holdfast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.InvocationHandler;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.locks.Lock;

/** Arrows point from doing to knowing: entry, JDBC objects, recovery, cluster, facts. */
@AnalyzeClasses(packages = "io.holdfast", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("entry")
            .definedBy("io.holdfast")
            .layer("jdbc")
            .definedBy("io.holdfast.jdbc..")
            .layer("recovery")
            .definedBy("io.holdfast.recovery..")
            .layer("connect")
            .definedBy("io.holdfast.connect..")
            .layer("cluster")
            .definedBy("io.holdfast.cluster..")
            .layer("session")
            .definedBy("io.holdfast.session..")
            .layer("facts")
            .definedBy(
                    "io.holdfast.fault..",
                    "io.holdfast.sql..",
                    "io.holdfast.outcome..",
                    "io.holdfast.time..",
                    "io.holdfast.server..",
                    "io.holdfast.topology..",
                    "io.holdfast.event..")
            .layer("telemetry")
            .definedBy("io.holdfast.telemetry..")
            .whereLayer("telemetry")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("entry")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jdbc")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("recovery")
            .mayOnlyBeAccessedByLayers("entry", "jdbc")
            .whereLayer("connect")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("cluster")
            .mayOnlyBeAccessedByLayers("entry", "recovery", "connect")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("jdbc", "recovery")
            .whereLayer("facts")
            .mayOnlyBeAccessedByLayers("entry", "jdbc", "recovery", "connect", "cluster", "session", "telemetry");

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("io.holdfast.(*)..").should().beFreeOfCycles();

    /** So that they can be tested as tables. */
    @ArchTest
    static final ArchRule factsDoNothing = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.holdfast.fault..",
                    "io.holdfast.sql..",
                    "io.holdfast.outcome..",
                    "io.holdfast.server..",
                    "io.holdfast.topology..",
                    "io.holdfast.event..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Connection.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Statement.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Lock.class);

    @ArchTest
    static final ArchRule theRuleIsPure = classes()
            .that()
            .haveSimpleName("RecoveryRule")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.holdfast.recovery..", "io.holdfast.fault..", "io.holdfast.sql..", "java.lang..");

    @ArchTest
    static final ArchRule timeIsAParameter = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.holdfast.time.Ticker")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule elapsedTimeComesFromTheTicker = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.holdfast.time.Ticker")
            .should()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule nothingIsProxiedAtRunTime =
            noClasses().should().dependOnClassesThat().areAssignableTo(InvocationHandler.class);
}
