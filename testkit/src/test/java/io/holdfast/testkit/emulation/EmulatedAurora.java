package io.holdfast.testkit.emulation;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An emulated Aurora cluster that is new for each test, and what the tests ask it. */
abstract class EmulatedAurora {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().endpointDelay(Duration.ofMillis(300)));

    static final String TABLE = "information_schema.replica_host_status";
    static final String FRESH = "SELECT SERVER_ID, CASE WHEN SESSION_ID = 'MASTER_SESSION_ID' THEN TRUE ELSE FALSE"
            + " END AS writer FROM " + TABLE
            + " WHERE time_to_sec(timediff(now(), LAST_UPDATE_TIMESTAMP)) <= 300 ORDER BY SERVER_ID";

    final DatabaseCluster cluster = CLUSTER.cluster();
    final DatabaseNode writer = cluster.writer();
    final List<DatabaseNode> readers =
            cluster.nodes().stream().filter(node -> !node.equals(writer)).toList();
    final DatabaseNode reader = readers.get(0);
    AuroraEmulation aurora;

    @BeforeEach
    void start() {
        aurora = AuroraEmulation.over(cluster).start();
    }

    @AfterEach
    void stop() {
        aurora.close();
    }

    Connection connect(Client client, DatabaseNode node) throws SQLException {
        return client.connect(cluster, aurora.host(node), aurora.port());
    }

    Connection connect(DatabaseNode node) throws SQLException {
        return connect(Client.CONNECTOR_J, node);
    }

    /** Server ids by name, and whether the node's fresh rows call them writers. */
    Map<String, String> topology(DatabaseNode node) throws SQLException {
        try (Connection connection = connect(node)) {
            Map<String, String> topology = new TreeMap<>();
            for (Map<String, @Nullable String> row : Client.query(connection, FRESH)) {
                topology.put(String.valueOf(row.get("SERVER_ID")), String.valueOf(row.get("writer")));
            }
            return topology;
        }
    }

    Map<String, String> withWriter(DatabaseNode expected) {
        Map<String, String> topology = new TreeMap<>();
        cluster.nodes().forEach(node -> topology.put(aurora.serverId(node), node.equals(expected) ? "1" : "0"));
        return topology;
    }

    String ask(DatabaseNode node, String expression) throws SQLException {
        try (Connection connection = connect(node)) {
            return Client.value(connection, "SELECT " + expression + " FROM " + TABLE + " ORDER BY 1 DESC LIMIT 1");
        }
    }

    static String age(String serverId) {
        return "MAX(IF(SERVER_ID='" + serverId + "', TIMESTAMPDIFF(MICROSECOND, LAST_UPDATE_TIMESTAMP, NOW(6)), NULL))";
    }
}
