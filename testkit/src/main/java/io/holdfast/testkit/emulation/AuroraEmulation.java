package io.holdfast.testkit.emulation;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An emulation of an Aurora MySQL cluster over a real cluster of MariaDB servers: each node tells, through its proxy, what
 * an Aurora instance tells of itself and of the others. Replication, roles, refused writes and failovers are those of the
 * real servers; storage, timing and error codes of Aurora are not emulated.
 *
 * <p>In connections through the nodes' proxies that come from the start on:
 *
 * <ul>
 *   <li>{@code @@aurora_server_id}, {@code @@aurora_version} and {@code aurora_version()} exist, with {@code @@global.} too;
 *   <li>{@code @@innodb_read_only} is 1 exactly while the server itself is read-only;
 *   <li>{@code SHOW [GLOBAL] VARIABLES} knows all of these;
 *   <li>{@code information_schema.replica_host_status} can be selected from, in statements that begin with SELECT or WITH;
 *       it shows the node's {@linkplain #viewOf view}.
 * </ul>
 *
 * <p>The servers still call themselves MariaDB, unless {@link Builder#asMySql} says otherwise. Administrators' statements of {@link DatabaseNode#execute} do not pass the proxies.
 *
 * <pre>{@code
 * try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start()) {
 *     String url = "jdbc:holdfast:mysql://127.0.0.1:" + aurora.clusterEndpoint().port() + "/" + cluster.database();
 *     ... // instances are reached by aurora.instancePattern()
 *     aurora.failover(cluster.bestReplica());
 * }
 * }</pre>
 *
 * <p>A cluster takes one emulation at a time. Safe for use by many threads; the verbs wait for each other as those of the cluster do.
 */
public final class AuroraEmulation implements AutoCloseable {

    private final DatabaseCluster cluster;
    private final ServerIds serverIds;
    private final InstanceAddresses addresses;
    private final Endpoint readerEndpoint;
    private final Map<DatabaseNode, TopologyView> views = new LinkedHashMap<>();
    /** When a node was first found down. */
    private final Map<DatabaseNode, Long> downSince = new ConcurrentHashMap<>();

    private AuroraEmulation(
            DatabaseCluster cluster, ServerIds serverIds, String version, @Nullable String mysqlVersion) {
        this.cluster = cluster;
        this.serverIds = serverIds;
        addresses = InstanceAddresses.open(serverIds.hosts());
        readerEndpoint = Endpoint.to(aReader());
        for (DatabaseNode node : cluster.nodes()) {
            TopologyView view = new TopologyView(serverIds::of, () -> actualRows(node), () -> acceptsWrites(node));
            views.put(node, view);
            node.proxy().greetAs(mysqlVersion);
            node.proxy()
                    .rewriteQueries(InstanceSql.aurora(serverIds.of(node), version, mysqlVersion, view::rows)::rewrite);
        }
    }

    /** An emulation over a cluster of MariaDB servers that is running. */
    public static Builder over(DatabaseCluster cluster) {
        return new Builder(cluster);
    }

    // ---- addresses ----

    /** The {@code @@aurora_server_id} of a node. */
    public String serverId(DatabaseNode node) {
        return serverIds.of(node);
    }

    /** The node of this {@code @@aurora_server_id}. */
    public DatabaseNode node(String serverId) {
        return cluster.nodes().stream()
                .filter(node -> serverId(node).equals(serverId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node has the server id '" + serverId + "'"));
    }

    /** The port that all nodes are reached at, each at its own {@linkplain #host address}; Aurora's 3306, so to speak. */
    public int port() {
        return addresses.port();
    }

    /** The address of a node's proxy at {@link #port()}: 127.0.0.x, where x is its server id if all of these are numbers. */
    public String host(DatabaseNode node) {
        return addresses.host(node);
    }

    /**
     * {@code 127.0.0.?:port}: with a server id in the place of the question mark it leads to that node.
     *
     * @throws IllegalStateException if the server ids are not numbers from 1 to 254
     */
    public String instancePattern() {
        if (!serverIds.areNumbers()) {
            throw new IllegalStateException("no pattern leads to the server ids "
                    + serverIds.byNode().values() + "; only with numbers from 1 to 254 there is one");
        }
        return "127.0.0.?:" + port();
    }

    /** The cluster endpoint: the cluster's own, which follows the writer late. */
    public Endpoint clusterEndpoint() {
        return cluster.endpoint();
    }

    /**
     * The reader endpoint. It leads to one node, at first to a reader; {@link #failover(DatabaseNode, Fence)} leaves it
     * where it is, which may be the new writer then, and {@link #readmit} leads it to a reader again.
     */
    public Endpoint readerEndpoint() {
        return readerEndpoint;
    }

    private DatabaseNode aReader() {
        DatabaseNode writer = cluster.writer();
        return cluster.nodes().stream()
                .filter(node -> !node.equals(writer) && up(node))
                .findFirst()
                .orElse(writer);
    }

    // ---- the topology ----

    /** What this node shows as the topology. */
    public TopologyView viewOf(DatabaseNode node) {
        TopologyView view = views.get(node);
        if (view == null) {
            throw new IllegalArgumentException(node + " is not a node of this cluster; those are " + views.keySet());
        }
        return view;
    }

    /** Every node shows the real roles. */
    public void followAll() {
        views.values().forEach(TopologyView::follow);
    }

    private boolean acceptsWrites(DatabaseNode node) {
        return up(node) ? !node.readOnly() : node.equals(cluster.writer());
    }

    private static boolean up(DatabaseNode node) {
        return node.alive() && !node.frozen();
    }

    private List<HostStatus> actualRows(DatabaseNode asked) {
        DatabaseNode writer = cluster.writer();
        List<HostStatus> rows = new ArrayList<>();
        for (DatabaseNode node : cluster.nodes()) {
            HostStatus.Role role = node.equals(asked)
                    ? HostStatus.Role.WRITER_IF_ASKED_IS_WRITABLE
                    : node.equals(writer) ? HostStatus.Role.WRITER_UNLESS_ASKED_IS_WRITABLE : HostStatus.Role.READER;
            boolean leads = node.equals(writer);
            rows.add(HostStatus.of(serverId(node), role)
                    .lagging(leads ? 0 : HostStatus.READERS_LAG)
                    .aged(downFor(node)));
        }
        return rows;
    }

    private Duration downFor(DatabaseNode node) {
        if (up(node)) {
            downSince.remove(node);
            return Duration.ZERO;
        }
        long now = System.nanoTime();
        return Duration.ofNanos(now - downSince.computeIfAbsent(node, down -> now));
    }

    // ---- verbs ----

    /**
     * A failover from its beginning to its end: {@link #failover(DatabaseNode, Fence)} with a {@linkplain Fence#SILENT
     * silent} end of the old writer, then {@link #readmit} for it.
     *
     * @throws ClusterException if a step fails; {@link DatabaseCluster#repair()} puts the cluster in order
     */
    public void failover(DatabaseNode to) {
        readmit(failover(to, Fence.SILENT));
    }

    /**
     * The first part of a failover: the old writer is fenced and dies, the other node is promoted and drops its sessions.
     * The cluster endpoint follows late.
     *
     * @param to a reader that is alive
     * @return the old writer, which is down and stays fenced until {@link #readmit}
     * @throws ClusterException if a step fails; {@link DatabaseCluster#repair()} puts the cluster in order
     */
    public DatabaseNode failover(DatabaseNode to, Fence fence) {
        return Failover.run(cluster, to, fence);
    }

    /**
     * The second part of a failover: the node starts again as a reader and is let through. Connections that a silent fence
     * kept open end then, as with a host that has restarted. Ends all other faults of the node's proxy, too.
     */
    public void readmit(DatabaseNode node) {
        Failover.readmit(cluster, node);
        if (readerEndpoint.target().equals(cluster.writer())) {
            readerEndpoint.pointTo(node);
        }
    }

    /**
     * Ends the emulation; the cluster goes on as what it is. Connections that are open keep it until they end. To be called
     * before the cluster is closed.
     */
    @Override
    public void close() {
        for (DatabaseNode node : cluster.nodes()) {
            node.proxy().rewriteQueries(null);
            node.proxy().greetAs(null);
        }
        readerEndpoint.close();
        addresses.close();
    }

    /** What an emulation is to be like. Not safe for use by many threads. */
    public static final class Builder {

        private final DatabaseCluster cluster;
        private List<String> serverIds;
        private String version = "3.08.2";
        private @Nullable String mysqlVersion;

        private Builder(DatabaseCluster cluster) {
            this.cluster = cluster;
            serverIds = IntStream.rangeClosed(1, cluster.nodes().size())
                    .mapToObj(Integer::toString)
                    .toList();
        }

        /**
         * The {@code @@aurora_server_id} of each node, in the order of {@link DatabaseCluster#nodes()}; by default 1, 2, 3.
         * There is an {@link AuroraEmulation#instancePattern()} if all are numbers from 1 to 254.
         */
        public Builder serverIds(String... ids) {
            serverIds = List.of(ids);
            return this;
        }

        /** The {@code @@aurora_version}; by default one of 3.x. */
        public Builder version(String auroraVersion) {
            version = auroraVersion;
            return this;
        }

        /**
         * Has the nodes call themselves MySQL of this version, as Aurora does; by default they call themselves MariaDB, which
         * they are. Then there are also {@code @@super_read_only} and {@code @@offline_mode}, which are 0, and a {@code
         * @@server_uuid}, and {@code @@version}, {@code version()} and {@code @@version_comment} say so too. What a driver
         * or an application does with MySQL alone may still find MariaDB.
         */
        public Builder asMySql(String mysqlVersionToName) {
            mysqlVersion = mysqlVersionToName;
            return this;
        }

        /**
         * Begins the emulation.
         *
         * @throws IllegalArgumentException if the servers are not MariaDB's, or the server ids are not one for each
         * @throws ClusterException if there is no port that is free at the addresses of all nodes
         */
        public AuroraEmulation start() {
            String server = String.valueOf(
                    cluster.writer().query("SELECT VERSION() AS version").get(0).get("version"));
            if (!server.contains("MariaDB")) {
                throw new IllegalArgumentException("the writer is " + server + "; emulated over is MariaDB alone");
            }
            return new AuroraEmulation(cluster, ServerIds.of(cluster.nodes(), serverIds), version, mysqlVersion);
        }
    }
}
