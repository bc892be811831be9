package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.containers.ContainerCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill that {@code bin/drill} runs by default, in the shortest time that it allows, on MySQL's Group Replication. */
class GroupDrillIT {

    @TempDir
    private Path report;

    @BeforeAll
    static void containers() {
        ContainerCluster.unavailableBecause().ifPresent(Assumptions::abort);
    }

    @Test
    void cronofyPasses() {
        CalledDrill called = CalledDrill.of("cronofy", "mysql", 45, report);

        CalledDrill.assertSound(called.json(), "mysql");
        assertThat(called.json().get("serverGapMillis").asInt()).isPositive();
        assertThat(CalledDrill.holdfast(called.json()).get("lost").asInt()).isZero();
        assertThat(CalledDrill.plain(called.json()).get("recovered").asBoolean())
                .isFalse();
        assertThat(called.text()).contains("is killed", "switchover to");
        assertThat(report.resolve("report.html")).content().contains("Group Replication", "Pass");
    }
}
