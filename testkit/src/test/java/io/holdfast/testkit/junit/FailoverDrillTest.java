package io.holdfast.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.drill.Fault;
import io.holdfast.testkit.drill.Orders;
import io.holdfast.testkit.drill.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The annotation in the hands of JUnit; the build runs this under 5 and once more under 6. */
class FailoverDrillTest {

    private static final List<Object> SEEN = new ArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static EngineExecutionResults run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute();
    }

    private static void hasClosed(DatabaseCluster cluster) {
        assertThat(cluster.nodes()).noneMatch(DatabaseNode::alive);
    }

    // ---- a cluster of its own ----

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Alone {
        @BeforeEach
        void before(Rehearsal rehearsal, DatabaseCluster cluster) {
            SEEN.add(rehearsal);
            assertThat(cluster.nodes()).hasSize(3).allMatch(DatabaseNode::alive);
        }

        @FailoverDrill(
                value = {Fault.CONNECTION_RESET, Fault.SWITCHOVER},
                threads = 3,
                recoverWithinSeconds = 30)
        @Order(1)
        void survives(Rehearsal rehearsal, DatabaseCluster cluster) throws Exception {
            assertThat(SEEN.get(SEEN.size() - 1)).isSameAs(rehearsal);
            assertThat(rehearsal.cluster()).isSameAs(cluster);
            SEEN.add(cluster);
            var result = rehearsal.run(Orders.knowing(cluster)::place, Orders.ORDERS);
            result.assertSurvived();
            assertThat(result.record().attempts().stream().map(attempt -> attempt.thread()))
                    .containsOnly(0, 1, 2);
        }

        @FailoverDrill(Fault.CRASH_LOOP)
        @Order(2)
        void breaksWhatItDoesNotMend(Rehearsal rehearsal) {
            rehearsal.cluster().isolate(rehearsal.cluster().writer());
            throw new IllegalArgumentException("fails, too");
        }

        @Nested
        class Inner {
            @FailoverDrill(Fault.CONNECTION_RESET)
            void hasTheSame(DatabaseCluster cluster, Rehearsal rehearsal) throws Exception {
                SEEN.add(cluster);
                Orders.patient(cluster).place(1);
                throw new IllegalStateException("seen enough");
            }
        }
    }

    @Test
    void runsOneTestForEachFaultOnAClusterThatItStartsAndMendsAndCloses() {
        Events events = run(Alone.class).testEvents();
        events.assertStatistics(statistics -> statistics.started(4).succeeded(2).failed(2));
        events.assertThatEvents()
                .haveExactly(1, event(displayName("CONNECTION_RESET"), finishedSuccessfully()))
                .haveExactly(1, event(displayName("SWITCHOVER"), finishedSuccessfully()))
                .haveExactly(1, finishedWithFailure(instanceOf(IllegalArgumentException.class)))
                .haveExactly(1, finishedWithFailure(message("seen enough")));
        List<DatabaseCluster> clusters = SEEN.stream()
                .filter(DatabaseCluster.class::isInstance)
                .map(DatabaseCluster.class::cast)
                .distinct()
                .toList();
        assertThat(clusters).hasSize(1);
        hasClosed(clusters.get(0));
    }

    @Test
    void meansByDefaultWhatCanBeStagedEverywhere() throws Exception {
        assertThat((Fault[]) FailoverDrill.class.getMethod("value").getDefaultValue())
                .containsExactly(Fault.SWITCHOVER, Fault.CRASH, Fault.CONNECTION_RESET);
    }

    // ---- the cluster of the class, and what proves nothing ----

    static class Registered {
        @RegisterExtension
        static final ClusterExtension CLUSTER =
                ClusterExtension.of(DatabaseCluster.embedded().replicas(0));

        @FailoverDrill({Fault.SWITCHOVER, Fault.CONNECTION_RESET})
        void usesIt(Rehearsal rehearsal, DatabaseCluster cluster) {
            assertThat(rehearsal.cluster()).isSameAs(CLUSTER.cluster()).isSameAs(cluster);
            SEEN.add(cluster);
        }

        @FailoverDrill(Fault.CONNECTION_RESET)
        void doesNotLook(Rehearsal rehearsal) throws Exception {
            Orders orders = Orders.knowing(rehearsal.cluster());
            rehearsal.run(orders::place, Orders.ORDERS);
        }
    }

    @Test
    void usesTheClusterOfTheClassAndFailsWhatProvesNothing() {
        Events events = run(Registered.class).testEvents();
        events.assertStatistics(statistics -> statistics.started(3).failed(3));
        events.assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                displayName("SWITCHOVER"),
                                finishedWithFailure(
                                        instanceOf(ParameterResolutionException.class),
                                        message(text -> text.contains(
                                                "SWITCHOVER cannot be staged: the cluster has no" + " replica")))))
                .haveExactly(
                        1,
                        finishedWithFailure(
                                instanceOf(AssertionError.class),
                                message("CONNECTION_RESET never happened: call run(...) of the rehearsal")))
                .haveExactly(
                        1,
                        finishedWithFailure(
                                instanceOf(AssertionError.class),
                                message(text -> text.startsWith("nobody looked at a result"))));
        assertThat(SEEN).hasSize(1);
        hasClosed((DatabaseCluster) SEEN.get(0));
    }

    // ---- what is written wrongly ----

    static class WithoutRehearsal {
        @FailoverDrill
        void test(DatabaseCluster cluster) {}
    }

    static class NoFault {
        @FailoverDrill({})
        void test(Rehearsal rehearsal) {}
    }

    static class TestToo {
        @Test
        @FailoverDrill
        void test(Rehearsal rehearsal) {}
    }

    @Test
    void saysWhatIsWrittenWrongly() {
        says(WithoutRehearsal.class, "WithoutRehearsal.test", "has no parameter of type " + Rehearsal.class.getName());
        says(NoFault.class, "NoFault.test", "name a fault");
        says(TestToo.class, "TestToo.test", "remove @Test");
    }

    private static void says(Class<?> type, String where, String what) {
        run(type)
                .containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                instanceOf(ExtensionConfigurationException.class),
                                message(text -> text.contains(where) && text.contains(what))));
    }
}
