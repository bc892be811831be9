package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.DatabaseCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That each run of the tests has the servers that it is meant to have. */
@ExtendWith(EngineExtension.class)
class EngineIT {

    @Test
    void theServersAreThoseOfThisRun(DatabaseCluster cluster) {
        // MariaDB's version and MySQL's: 11.4.5-MariaDB-log, 9.7.4
        String[] versions = System.getProperty("holdfast.it.servers").split(" ");
        boolean mariaDb = Engine.current() == Engine.EMBEDDED;
        assertThat(cluster.nodes())
                .hasSize(3)
                .allSatisfy(node -> assertThat(node.query("SELECT VERSION() v"))
                        .singleElement()
                        .satisfies(row -> assertThat(String.valueOf(row.get("v")))
                                .startsWith(mariaDb ? versions[0] + "-MariaDB" : versions[1] + ".")));
    }
}
