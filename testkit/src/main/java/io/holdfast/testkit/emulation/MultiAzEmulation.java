package io.holdfast.testkit.emulation;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An emulation of an RDS Multi-AZ DB cluster over a real cluster of MariaDB servers: the table {@code mysql.rds_topology} is
 * real, written on the writer and replicated, and may be changed there as a test likes. So are {@code @@server_id}, which is
 * the row's {@code id}, {@code @@report_host}, and the replication of the readers. Timing and error codes of RDS are not
 * emulated.
 *
 * <p>In connections through the nodes' proxies that come from the start on, the servers call themselves MySQL {@value
 * #MYSQL_VERSION}, have a {@code @@server_uuid}, and the {@code @@basedir} that RDS has.
 *
 * <p>{@code SHOW REPLICA STATUS} is the real server's: MariaDB calls the column {@code Master_Server_Id} that MySQL calls
 * {@code Source_Server_Id}. The writer has no rows there. The application's account is granted what it needs to ask.
 *
 * <p>Safe for use by many threads; the verbs wait for each other as those of the cluster do.
 */
public final class MultiAzEmulation implements AutoCloseable {

    private static final String MYSQL_VERSION = "8.0.39";
    private static final String TABLE = "mysql.rds_topology";
    private static final Duration REPLICATED_WITHIN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(10);

    private final DatabaseCluster cluster;
    private final InstanceAddresses addresses;

    private MultiAzEmulation(DatabaseCluster cluster, InstanceAddresses addresses) {
        this.cluster = cluster;
        this.addresses = addresses;
    }

    /**
     * Begins the emulation over a cluster of MariaDB servers of which all nodes are up.
     *
     * @throws ClusterException if a server refuses, or there is no port that is free at the addresses of all nodes
     */
    public static MultiAzEmulation over(DatabaseCluster cluster) {
        Map<DatabaseNode, String> hosts = ServerIds.of(
                        cluster.nodes(),
                        cluster.nodes().stream()
                                .map(node -> Integer.toString(node.serverId()))
                                .toList())
                .hosts();
        InstanceAddresses addresses = InstanceAddresses.open(hosts);
        try {
            MultiAzEmulation emulation = new MultiAzEmulation(cluster, addresses);
            emulation.writeTable();
            cluster.nodes().forEach(emulation::awaitTable);
            cluster.nodes().forEach(MultiAzEmulation::disguise);
            return emulation;
        } catch (RuntimeException e) {
            addresses.close();
            throw e;
        }
    }

    private static void disguise(DatabaseNode node) {
        node.proxy().greetAs(MYSQL_VERSION);
        node.proxy().rewriteQueries(InstanceSql.rds(Integer.toString(node.serverId()), MYSQL_VERSION)::rewrite);
    }

    private void writeTable() {
        DatabaseNode writer = cluster.writer();
        writer.execute("CREATE OR REPLACE TABLE " + TABLE
                + " (id BIGINT UNSIGNED PRIMARY KEY, endpoint VARCHAR(255) NOT NULL, port INT NOT NULL)");
        writer.execute("GRANT SELECT ON " + TABLE + " TO " + account());
        writer.execute("GRANT REPLICA MONITOR ON *.* TO " + account());
        Function<DatabaseNode, String> row = node -> "(" + node.serverId() + ", '" + host(node) + "', " + port() + ")";
        writer.execute("INSERT INTO " + TABLE + " VALUES "
                + cluster.nodes().stream().map(row).collect(Collectors.joining(", ")));
    }

    private String account() {
        return "'" + cluster.user() + "'@'%'";
    }

    private void awaitTable(DatabaseNode node) {
        long deadline = System.nanoTime() + REPLICATED_WITHIN.toNanos();
        while (!hasTable(node)) {
            if (System.nanoTime() - deadline > 0) {
                throw new ClusterException(
                        node.name() + " has not got " + TABLE + " after " + REPLICATED_WITHIN.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new ClusterException("interrupted while " + node.name() + " was to get " + TABLE);
            }
        }
    }

    private boolean hasTable(DatabaseNode node) {
        boolean exists = !node.query("SELECT 1 FROM information_schema.tables"
                        + " WHERE table_schema = 'mysql' AND table_name = 'rds_topology'")
                .isEmpty();
        return exists
                && node.query("SELECT id FROM " + TABLE).size()
                        == cluster.nodes().size();
    }

    /** The port that all nodes are reached at, each at its own {@linkplain #host address}. */
    public int port() {
        return addresses.port();
    }

    /** The address of a node's proxy at {@link #port()}, which is the row's {@code endpoint}: 127.0.0.x. */
    public String host(DatabaseNode node) {
        return addresses.host(node);
    }

    /** A failover from its beginning to its end, as {@link AuroraEmulation#failover(DatabaseNode)}. */
    public void failover(DatabaseNode to) {
        readmit(failover(to, Fence.SILENT));
    }

    /** The first part of a failover, as {@link AuroraEmulation#failover(DatabaseNode, Fence)}. */
    public DatabaseNode failover(DatabaseNode to, Fence fence) {
        return Failover.run(cluster, to, fence);
    }

    /** The second part of a failover, as {@link AuroraEmulation#readmit}. */
    public void readmit(DatabaseNode node) {
        Failover.readmit(cluster, node);
    }

    /**
     * Ends the emulation; the cluster goes on as what it is. To be called before the cluster is closed, with a writer that is
     * up.
     */
    @Override
    public void close() {
        for (DatabaseNode node : cluster.nodes()) {
            node.proxy().rewriteQueries(null);
            node.proxy().greetAs(null);
        }
        addresses.close();
        DatabaseNode writer = cluster.writer();
        writer.execute("DROP TABLE IF EXISTS " + TABLE);
        writer.execute("REVOKE REPLICA MONITOR ON *.* FROM " + account());
    }
}
