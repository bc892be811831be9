package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes whose addresses have colons in them. */
@ExtendWith(ClusterExtension.class)
class Ipv6IT {

    private static final String LOOPBACK = "::1";

    @BeforeAll
    static void needsIpv6(DatabaseCluster cluster) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(LOOPBACK, 0));
        } catch (IOException e) {
            assumeTrue(false, "this machine has no IPv6: " + e.getMessage());
        }
        for (DatabaseNode node : cluster.nodes()) {
            node.proxy().listenAlsoAt(new InetSocketAddress(LOOPBACK, node.port()));
        }
    }

    private static String address(DatabaseNode node) {
        return "[" + LOOPBACK + "]:" + node.port();
    }

    /** The AWS wrapper takes such an address apart at its first colon. */
    @ParameterizedTest
    @EnumSource(names = {"CONNECTOR_J", "MARIADB"})
    void theWriterIsFoundAndFollowed(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        String hosts = cluster.nodes().stream().map(Ipv6IT::address).collect(Collectors.joining(","));
        HoldfastDataSource source =
                new HoldfastDataSource(driver.at(hosts, cluster, ""), cluster.user(), cluster.password());
        try (Connection connection = source.getConnection()) {
            rows.insert(connection, 1);
            cluster.switchover(cluster.bestReplica());
            rows.insert(connection, 2);
            assertThat(connection.unwrap(Watched.class).topology().writer()).isEqualTo(address(cluster.writer()));
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }
}
