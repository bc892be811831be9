package io.holdfast.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The extension in the hands of JUnit; the build runs this under 5 and once more under 6. */
class ClusterExtensionTest {

    private static final List<DatabaseCluster> SEEN = new ArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static EngineExecutionResults run(Class<?>... classes) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter");
        for (Class<?> type : classes) {
            builder.selectors(selectClass(type));
        }
        return builder.execute();
    }

    private static void sawAndHasClosed(int clusters) {
        assertThat(SEEN.stream().distinct()).hasSize(clusters);
        assertThat(SEEN)
                .allSatisfy(cluster -> assertThat(cluster.nodes()).noneMatch(DatabaseNode::alive))
                .allSatisfy(cluster -> assertThatThrownBy(cluster::repair).isInstanceOf(IllegalStateException.class));
    }

    @Test
    @EnabledIfSystemProperty(
            named = "holdfast.junit",
            matches = ".+",
            disabledReason = "only the build says which it is")
    void runsUnderTheVersionThatTheBuildMeans() {
        assertThat(Test.class.getPackage().getImplementationVersion()).isEqualTo(System.getProperty("holdfast.junit"));
        assertThat(EngineTestKit.class.getPackage().getImplementationVersion())
                .endsWith(System.getProperty("holdfast.junit").substring(1));
    }

    // ---- one cluster per class ----

    @ExtendWith(ClusterExtension.class)
    static class Injected {
        Injected(DatabaseCluster cluster) {
            SEEN.add(cluster);
        }

        @BeforeAll
        static void before(DatabaseCluster cluster) {
            SEEN.add(cluster);
        }

        @BeforeEach
        void beforeEach(DatabaseCluster cluster) {
            SEEN.add(cluster);
        }

        @Test
        void one(DatabaseCluster cluster) {
            SEEN.add(cluster);
            assertThat(cluster.nodes()).hasSize(3).allMatch(DatabaseNode::alive);
        }

        @Nested
        class Inner {
            @Test
            void two(DatabaseCluster cluster) {
                SEEN.add(cluster);
                assertThat(cluster.nodes()).allMatch(DatabaseNode::alive);
            }
        }

        @Nested
        class Another {
            @Test
            void three(DatabaseCluster cluster) {
                SEEN.add(cluster);
                assertThat(cluster.nodes()).allMatch(DatabaseNode::alive);
            }
        }
    }

    @Test
    void givesOneClusterToAllOfAClassAndClosesIt() {
        run(Injected.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.started(3).succeeded(3));
        assertThat(SEEN).hasSize(10);
        sawAndHasClosed(1);
    }

    abstract static class Base {
        @RegisterExtension
        static final ClusterExtension CLUSTER =
                ClusterExtension.of(DatabaseCluster.embedded().replicas(0));

        @Test
        void test() {
            SEEN.add(CLUSTER.cluster());
            assertThat(CLUSTER.cluster().writer().alive()).isTrue();
        }
    }

    static class First extends Base {}

    static class Second extends Base {}

    @Test
    void givesAClusterToEachClassThatInheritsIt() {
        run(First.class, Second.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.started(2).succeeded(2));
        sawAndHasClosed(2);
        assertThatThrownBy(Base.CLUSTER::cluster)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no cluster is running");
    }

    // ---- repair ----

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Breaking {
        @RegisterExtension
        static final ClusterExtension CLUSTER =
                ClusterExtension.of(DatabaseCluster.embedded().replicas(1));

        @Test
        @Order(1)
        void breaks(DatabaseCluster cluster) {
            cluster.crash(cluster.writer());
            cluster.isolate(cluster.nodes().get(1));
            throw new IllegalArgumentException("fails, too");
        }

        @Test
        @Order(2)
        void isWhole(DatabaseCluster cluster) {
            SEEN.add(cluster);
            assertThat(cluster.nodes()).allMatch(DatabaseNode::alive);
            assertThat(cluster.writer().readOnly()).isFalse();
        }
    }

    @Test
    void repairsAfterATestEvenIfItFailed() {
        run(Breaking.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.failed(1).succeeded(1));
        sawAndHasClosed(1);
    }

    // ---- what can go wrong ----

    static class NotStatic {
        @RegisterExtension
        final ClusterExtension extension =
                ClusterExtension.of(DatabaseCluster.embedded().replicas(0));

        @Test
        void test() {
            extension.cluster();
        }
    }

    @Test
    void saysHowItHasToBeRegistered() {
        run(NotStatic.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                instanceOf(IllegalStateException.class),
                                message(text -> text.contains("static field"))));
    }

    static class NotStarting {
        @RegisterExtension
        static final ClusterExtension CLUSTER = ClusterExtension.of(DatabaseCluster.embedded()
                .dataRoot(Path.of(ClusterExtensionTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .resolve(ClusterExtensionTest.class.getName().replace('.', '/') + ".class")));

        @Test
        void test() {}
    }

    @Test
    void failsTheClassWhoseClusterDoesNotStart() {
        EngineExecutionResults results = run(NotStarting.class);
        results.testEvents().assertStatistics(statistics -> statistics.started(0));
        results.containerEvents()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(instanceOf(ClusterException.class)));
    }
}
