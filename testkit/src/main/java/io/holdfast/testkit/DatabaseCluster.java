package io.holdfast.testkit;

import io.holdfast.testkit.containers.ContainerCluster;
import io.holdfast.testkit.embedded.EmbeddedCluster;
import io.holdfast.testkit.tls.IssuedCertificate;
import java.time.Duration;
import java.util.List;

/**
 * A real database cluster to break: one writer, read-only replicas, a {@linkplain DatabaseNode#proxy() fault proxy} in
 * front of each of them, and an {@linkplain #endpoint() endpoint} that stands for a DNS name.
 *
 * <pre>{@code
 * try (DatabaseCluster cluster = DatabaseCluster.embedded().start()) {
 *     String url = "jdbc:holdfast:mariadb://" + cluster.jdbcHosts() + "/" + cluster.database()
 *             + "?sslMode=disable";
 *     DataSource application = new HoldfastDataSource(url, cluster.user(), cluster.password());
 *     ...
 *     cluster.crash(cluster.writer());
 *     cluster.promote(cluster.bestReplica());
 * }
 * }</pre>
 *
 * <p>A verb returns when what it says is done, in at most some seconds; when it cannot be done it throws {@link
 * ClusterException}, which names the node and the step. Verbs run one at a time: a call waits for the one before. All
 * other methods may be called at any time from any thread and do not wait.
 *
 * <p>A commit that the writer acknowledged is on a replica: it survives the loss of the writer, if {@link #bestReplica()}
 * is promoted. The price is that commits wait, without end, while the writer has no replica that is alive and connected.
 * Only a writer that was promoted when no other replica was left waits for none, until one joins it.
 */
public interface DatabaseCluster extends AutoCloseable {

    /** A cluster of MariaDB servers that run as child processes of this JVM; needs no container engine and no network. */
    static EmbeddedCluster.Builder embedded() {
        return EmbeddedCluster.builder();
    }

    /**
     * A cluster of MySQL servers in containers. Needs a container engine, and {@code
     * org.testcontainers:testcontainers-mysql} on the class path, which the kit does not bring.
     */
    static ContainerCluster.Builder containers() {
        return ContainerCluster.builder();
    }

    /** All nodes, crashed ones too, in an order that never changes; the first one was the first writer. */
    List<DatabaseNode> nodes();

    /** The node that the kit last made the writer; it may have crashed or been demoted since. */
    DatabaseNode writer();

    /**
     * The name of the cluster, so to speak: an address that leads to the writer and follows it late. {@link #switchover}
     * and {@link #promote} move it after the delay that the cluster was built with.
     */
    Endpoint endpoint();

    /** The database that {@link #user()} may use. */
    String database();

    /**
     * An ordinary application account: everything is allowed to it in {@link #database()} and nothing elsewhere, so that
     * it cannot write on a read-only node.
     */
    String user();

    String password();

    /** {@code host:port,host:port,...} of all nodes in their order, through the fault proxies, as in a JDBC URL. */
    String jdbcHosts();

    /**
     * Makes another node the writer, as planned maintenance does: the old writer becomes read-only once the writes that
     * it is executing are done, the new one gets everything that was acknowledged, then accepts writes. Connections to
     * the old writer stay open and are left on a read-only node. If it cannot be done, the old writer stays the writer.
     *
     * @param to a replica that is alive; its lag ends. The writer itself merely accepts writes again, if it was demoted
     */
    void switchover(DatabaseNode to);

    /** Kills the server as a power cut would (SIGKILL). Does nothing if it is dead already. */
    void crash(DatabaseNode node);

    /**
     * Stops the server in its tracks (SIGSTOP): its connections stay open and nothing answers.
     *
     * @throws UnsupportedOperationException on Windows
     */
    void freeze(DatabaseNode node);

    /** Lets a frozen server go on where it stopped. It does not know what happened meanwhile: a writer is still one. */
    void thaw(DatabaseNode node);

    /**
     * Makes a replica the writer after the old one is gone: applies everything it has received, and everything that any
     * other living replica has received, then accepts writes; the living replicas follow it. The old writer is not
     * touched. If it is frozen or isolated rather than dead there are two writers from then on, as in real life.
     *
     * @param node a replica that is alive; its lag ends. The writer itself merely accepts writes again, if it was demoted
     */
    void promote(DatabaseNode node);

    /**
     * Makes a replica the writer after the old one is gone, as it is, in a hurry: what it has received and not applied is thrown
     * away, and what it never received is lost, though it was acknowledged. It need not be able to apply anything. No replica
     * follows it, and until one {@linkplain #restartAsReplica joins it} commits wait for none. The old writer is not touched.
     *
     * @param node a replica that is alive; what it replicates from does not matter. The writer itself merely accepts writes again
     * @return how many transactions it lacks, of those that it or another living replica had received
     * @throws UnsupportedOperationException if this cluster's servers decide together which of them is the writer
     */
    long promoteAsIs(DatabaseNode node);

    /**
     * The living replica that has received most of the writer's transactions.
     *
     * @throws ClusterException if no replica of the writer is alive
     */
    DatabaseNode bestReplica();

    /**
     * Starts a crashed server again, as what it was: a writer accepts writes at once, also if another node has been
     * promoted since, and there are two from then on; a replica goes on replicating from the server that it followed. A
     * server that is running is killed first.
     */
    void restart(DatabaseNode node);

    /**
     * Starts a crashed server again, as a read-only replica of the writer, and waits until it has everything that the
     * writer has now. What it holds beyond the writer's history is thrown away. A server that is running is killed
     * first.
     */
    void restartAsReplica(DatabaseNode node);

    /** Makes the node read-only once the writes that it is executing are done, and does nothing else about it. */
    void demote(DatabaseNode node);

    /**
     * Makes a replica apply transactions this much later than the writer; it still receives them at once. The writer must
     * be alive.
     *
     * @param by whole seconds; zero ends the lag
     */
    void lag(DatabaseNode node, Duration by);

    /** Cuts the node off from its clients without a word: they see open connections on which nothing comes back. */
    void isolate(DatabaseNode node);

    /**
     * Cuts the node off from the other ones, while its clients go on talking to it.
     *
     * @throws UnsupportedOperationException if this cluster's servers have no network of their own, as embedded ones
     */
    void partition(DatabaseNode node);

    /**
     * Replaces the certificate of a server while it runs: connections that are open live on, those that come from now on are
     * shown the new one. One of another authority will do: clients mind, the servers among themselves and the kit do not. An
     * embedded server takes an expired one as well. MySQL takes none that is not valid, but one that has two seconds left,
     * which then expires. The node keeps it over a {@link #crash}, {@link #restart}, {@link #restartAsReplica} and
     * {@link #repair}. One that is down shows it when it comes back.
     *
     * @throws ClusterException if the servers do not speak TLS, the node is frozen or the server refuses; it then has what it
     *     had before
     */
    void certificate(DatabaseNode node, IssuedCertificate certificate);

    /**
     * Ends what {@link #isolate}, {@link #partition} and the verbs of the node's {@linkplain DatabaseNode#proxy() proxy} began. Waits
     * until a node that was cut off from the others is with them again, if there are enough of them. A writer that was replaced
     * meanwhile is told so by a group, and by nobody where replicas follow a writer: there it still is one.
     */
    void heal(DatabaseNode node);

    /**
     * Puts everything in order: all faults end, frozen nodes go on, a missing writer is replaced, everything else becomes
     * an up-to-date replica, and the endpoint leads to the writer. Costs next to nothing when nothing is broken. Certificates
     * stay what they are: those that a test puts in it has to replace itself.
     */
    void repair();

    /** Kills all servers and removes all that they wrote. Never throws; a second call does nothing. */
    @Override
    void close();
}
