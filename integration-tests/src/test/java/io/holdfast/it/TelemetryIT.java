package io.holdfast.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.holdfast.Holdfast;
import io.holdfast.HoldfastDataSource;
import io.holdfast.event.ClusterCounts;
import io.holdfast.event.Health.State;
import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Incident;
import io.holdfast.event.Incident.Outcome;
import io.holdfast.event.Notice;
import io.holdfast.event.Notice.Kind;
import io.holdfast.event.Watched;
import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.outcome.WriterUnavailableException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.testkit.proxy.FaultProxy;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** What people and machines come to hear of a failover, on real servers. */
@ExtendWith(ClusterExtension.class)
class TelemetryIT {

    private static HoldfastDataSource source(DatabaseCluster cluster, String options) {
        return new HoldfastDataSource(InnerUrl.CONNECTOR_J.of(cluster, options), cluster.user(), cluster.password());
    }

    private static Watched watched(Connection connection) throws SQLException {
        return connection.unwrap(Watched.class);
    }

    private static Watched whenAllAreKnown(Connection connection) throws SQLException {
        Watched watched = watched(connection);
        await().atMost(20, SECONDS) // one that the test before had killed is tried again within ten
                .untilAsserted(() -> assertThat(watched.topology().nodes())
                        .isNotEmpty()
                        .allSatisfy(node -> assertThat(node.server()).isNotNull()));
        return watched;
    }

    private static Incident last(Watched watched) {
        return watched.incidents().get(watched.incidents().size() - 1);
    }

    @Test
    void aCrashIsOneStoryWhichTheExceptionLeadsTo(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (Connection connection = source(cluster, "").getConnection()) {
            Watched watched = whenAllAreKnown(connection);
            long failovers = watched.counts().failovers();
            long notApplied = watched.counts().notApplied();
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            DatabaseNode old = cluster.writer();
            cluster.crash(old);
            cluster.promote(cluster.bestReplica());
            SQLException thrown = Thrown.notApplied(() -> {
                rows.insert(connection, 2);
                connection.commit();
            });
            Incident incident = ((FailoverOutcome) thrown).incident().orElseThrow();
            assertThat(incident.outcome()).isEqualTo(Outcome.OTHER_WRITER);
            assertThat(incident.writerBefore()).isEqualTo("127.0.0.1:" + old.port());
            assertThat(incident.writer())
                    .isEqualTo("127.0.0.1:" + cluster.writer().port());
            assertThat(incident.notApplied()).isEqualTo(1);
            assertThat(incident.toString()).contains("is in doubt", "is the writer now");
            assertThat(last(watched).number()).isEqualTo(incident.number());
            assertThat(watched.counts().failovers()).isEqualTo(failovers + 1);
            assertThat(watched.counts().notApplied()).isEqualTo(notApplied + 1);
            connection.rollback();
        }
    }

    /** Twenty connections run into it, and the log has one story. */
    @Test
    void theLogHasOneWarningOfAnOutageHoweverManyRunIntoIt(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("io.holdfast.Incidents");
        Level before = logger.getLevel();
        List<Connection> connections = new ArrayList<>();
        try {
            HoldfastDataSource source = source(cluster, "");
            for (int i = 0; i < 20; i++) {
                connections.add(source.getConnection());
            }
            Watched watched = whenAllAreKnown(connections.get(0));
            logger.setLevel(Level.INFO);
            lines.start();
            logger.addAppender(lines);
            cluster.crash(cluster.writer());
            List<CompletableFuture<Void>> calls = new ArrayList<>();
            for (Connection connection : connections) {
                calls.add(CompletableFuture.runAsync(
                        () -> {
                            try {
                                Thrown.nothingOrHonest(() -> rows.insert(connection, 1));
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        },
                        task -> new Thread(task).start()));
            }
            await().atMost(15, SECONDS).until(() -> count(lines, watched, "holdfast.incident.escalated") > 0);
            cluster.promote(cluster.bestReplica());
            for (CompletableFuture<Void> call : calls) {
                call.get(60, SECONDS);
            }
            await().atMost(15, SECONDS).until(() -> !last(watched).isOpen());
            await().atMost(15, SECONDS).until(() -> count(lines, watched, "holdfast.incident.closed") == 1);
            assertThat(count(lines, watched, "holdfast.incident.opened")).isEqualTo(1);
            assertThat(count(lines, watched, "holdfast.incident.escalated")).isEqualTo(1);
            assertThat(of(watched, lines))
                    .hasSizeLessThanOrEqualTo(4); // and what may be lost, since nobody waited for the replicas
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(before);
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    /** Without those of clusters that other tests have left in an outage. */
    private static List<ILoggingEvent> of(Watched watched, ListAppender<ILoggingEvent> lines) {
        return List.copyOf(lines.list).stream()
                .filter(line -> line.getFormattedMessage().contains(watched.name() + ":"))
                .toList();
    }

    private static long count(ListAppender<ILoggingEvent> lines, Watched watched, String event) {
        return of(watched, lines).stream()
                .filter(line -> line.getKeyValuePairs().stream().anyMatch(pair -> event.equals(pair.value)))
                .count();
    }

    @Test
    void theHealthIsUpThroughAFailoverAndDownAfterItsBudget(DatabaseCluster cluster) throws Exception {
        Watched watched;
        // Which makes it a cluster of its own, with this budget.
        try (Connection connection = source(cluster, "holdfast.topology=replication&holdfast.failoverTimeout=6s")
                .getConnection()) {
            watched = whenAllAreKnown(connection);
            assertThat(watched.health().state()).isEqualTo(State.UP);
            cluster.crash(cluster.writer());
            await().atMost(15, SECONDS).until(() -> !watched.topology().settled());
            assertThat(watched.health().state()).isEqualTo(State.UP);
            assertThat(watched.health().why()).contains("a writer is being looked for");
            await().atMost(15, SECONDS).until(() -> watched.health().state() == State.DOWN);
            cluster.promote(cluster.bestReplica());
            await().atMost(15, SECONDS).until(() -> watched.health().state() == State.UP);
        }
        await().atMost(15, SECONDS).until(() -> watched.health().state() == State.UNKNOWN);
        assertThat(watched.health().why()).contains("nobody watches");
    }

    @Test
    void connectsAreCountedAndThoseThatFailToo(DatabaseCluster cluster) throws SQLException {
        try (Connection first = source(cluster, "").getConnection()) {
            ClusterCounts before = watched(first).counts();
            source(cluster, "").getConnection().close();
            source(cluster, "").getConnection().close();
            HoldfastDataSource wrong =
                    new HoldfastDataSource(InnerUrl.CONNECTOR_J.of(cluster), cluster.user(), "a wrong one");
            assertThatThrownBy(() -> wrong.getConnection().close()).isInstanceOf(SQLException.class);
            ClusterCounts after = watched(first).counts();
            assertThat(after.connects()).isEqualTo(before.connects() + 2);
            assertThat(after.connectsFailed()).isEqualTo(before.connectsFailed() + 1);
            assertThat(after.connectsRefused()).isEqualTo(before.connectsRefused());
        }
    }

    @Test
    void aWriteThatIsRefusedAndRunAgainIsCountedAsBoth(DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        // By a pattern that has no meaning here it is a cluster of its own, whose monitor is not let in: the write is
        // the first to notice.
        try (Connection connection = InnerUrl.CONNECTOR_J.connect(cluster, "holdfast.hostPattern=%3F.unwatched")) {
            rows.insert(connection, 1);
            ClusterCounts before = watched(connection).counts();
            cluster.switchover(cluster.bestReplica());
            rows.insert(connection, 2);
            ClusterCounts after = watched(connection).counts();
            assertThat(after.writesRefused()).isEqualTo(before.writesRefused() + 1);
            assertThat(after.reExecuted()).isEqualTo(before.reExecuted() + 1);
            assertThat(after.notApplied()).isEqualTo(before.notApplied());
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    /** One who connects to a node that says nothing, while no other may, and one whose time is over before that. */
    @Test
    void whoWaitsAtTheGateIsCountedAndWhoIsNotLetThroughInTimeToo(DatabaseCluster cluster) throws Exception {
        InetSocketAddress writer =
                new InetSocketAddress("127.0.0.1", cluster.writer().directPort());
        try (FaultProxy proxy = FaultProxy.to(writer)) {
            String hosts = "127.0.0.1:" + proxy.port();
            String one = "holdfast.maxConcurrentConnects=1&holdfast.connectTimeout=10s&"
                    + "holdfast.monitorUser=nobody&holdfast.failoverTimeout=";
            String patient = InnerUrl.CONNECTOR_J.at(hosts, cluster, one + "9s&holdfast.detectionTime=9s");
            String hasty = InnerUrl.CONNECTOR_J.at(hosts, cluster, one + "3s");
            try (Connection first = DriverManager.getConnection(patient, cluster.user(), cluster.password())) {
                Watched watched = watched(first);
                // Whose next attempt comes ten seconds later: nobody connects meanwhile but those who are to.
                await("the monitor is refused")
                        .atMost(15, SECONDS)
                        .until(() -> watched.topology().nodes().stream()
                                .anyMatch(node -> node.evidence().contains("denied")));
                ClusterCounts before = watched.counts();
                proxy.silence();
                long accepted = proxy.connectionsAccepted();
                CompletableFuture<SQLException> inside = unavailable(patient, cluster);
                await().atMost(15, SECONDS).until(() -> proxy.connectionsAccepted() > accepted);
                CompletableFuture<SQLException> outside = unavailable(hasty, cluster);
                await().atMost(15, SECONDS).until(() -> watched.counts().waiting() == 1);
                assertThat((Throwable) outside.get(30, SECONDS)).isInstanceOf(WriterUnavailableException.class);
                assertThat(watched.counts().connectsRefused()).isEqualTo(before.connectsRefused() + 1);
                assertThat(watched.counts().waiting()).isZero();
                assertThat((Throwable) inside.get(30, SECONDS)).isInstanceOf(WriterUnavailableException.class);
            }
        }
    }

    private static CompletableFuture<SQLException> unavailable(String url, DatabaseCluster cluster) {
        return CompletableFuture.supplyAsync(
                () -> Thrown.unavailable(() -> DriverManager.getConnection(url, cluster.user(), cluster.password())
                        .close()),
                task -> new Thread(task).start());
    }

    @Test
    void connectionsOnTheDemotedNodeAreCountedUntilTheyHaveMoved(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        List<Connection> connections = new ArrayList<>();
        HoldfastDataSource source = source(cluster, "");
        try {
            for (int i = 0; i < 5; i++) {
                connections.add(source.getConnection());
            }
            Watched watched = whenAllAreKnown(connections.get(0));
            await().atMost(15, SECONDS)
                    .untilAsserted(() ->
                            assertThat(watched.counts().connectionsElsewhere()).isZero());
            cluster.switchover(cluster.bestReplica());
            await().atMost(15, SECONDS)
                    .untilAsserted(() ->
                            assertThat(watched.counts().connectionsElsewhere()).isEqualTo(5));
            for (Connection connection : connections) {
                rows.insert(connection, 1);
            }
            assertThat(watched.counts().connectionsElsewhere()).isZero();
            assertThat(watched.counts().connectionsOnWriter()).isEqualTo(5);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static HoldfastDataSource sourceOfOneWhoSeesReplication(DatabaseCluster cluster) {
        cluster.writer().execute("CREATE OR REPLACE USER watcher@'%' IDENTIFIED BY 'watcher'");
        // In this order, as global rights are those of the login: whoever a replica lets in has it.
        cluster.writer().execute("GRANT REPLICA MONITOR ON *.* TO watcher@'%'");
        cluster.writer().execute("GRANT SELECT ON " + cluster.database() + ".* TO watcher@'%'");
        // By another driver it is another cluster, which nobody else watches.
        return new HoldfastDataSource(InnerUrl.MARIADB.of(cluster, ""), "watcher", "watcher");
    }

    @Test
    void aReplicaThatCannotApplyWhatItGotIsSaidInItsOwnWords(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        DatabaseNode replica = cluster.bestReplica();
        String table = cluster.database() + "." + rows.table;
        List<Notice> notices = new CopyOnWriteArrayList<>();
        HoldfastDataSource source = sourceOfOneWhoSeesReplication(cluster);
        try (AutoCloseable listening = Holdfast.listen(new HoldfastListener() {
                    @Override
                    public void noticed(Watched where, Notice notice) {
                        notices.add(notice);
                    }
                });
                Connection connection = source.getConnection()) {
            assertThat(listening).isNotNull();
            whenAllAreKnown(connection);
            replica.execute("BEGIN NOT ATOMIC SET SESSION sql_log_bin = 0; INSERT INTO " + table
                    + " (n, id) VALUES (77, 1); END");
            cluster.writer().execute("INSERT INTO " + table + " (n, id) VALUES (77, 2)");
            await().atMost(15, SECONDS)
                    .untilAsserted(() -> assertThat(notices)
                            .filteredOn(notice -> notice.kind() == Kind.REPLICATION_STOPPED)
                            .singleElement()
                            .satisfies(notice -> {
                                assertThat(notice.node()).isEqualTo("127.0.0.1:" + replica.port());
                                assertThat(notice.text())
                                        .startsWith("error 1062: ")
                                        .contains("Duplicate entry '77'");
                            }));
            assertThat(watched(connection).topology().nodes())
                    .filteredOn(node -> node.replicationError() != null)
                    .hasSize(1);
            replica.execute("BEGIN NOT ATOMIC SET SESSION sql_log_bin = 0; DELETE FROM " + table + "; END");
            replica.execute("START SLAVE");
            await().atMost(15, SECONDS)
                    .until(() -> notices.stream().anyMatch(notice -> notice.kind() == Kind.REPLICATION_RESUMED));
            assertThat(notices)
                    .as("the account may see it, on every connection")
                    .noneMatch(notice -> notice.kind() == Kind.GRANT_MISSING);
        }
    }

    @Test
    void aListenerThatThrowsIsNobodysTroubleButItsOwn(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        List<Incident> heard = new CopyOnWriteArrayList<>();
        try (AutoCloseable listening = Holdfast.listen(new HoldfastListener() {
                    @Override
                    public void incidentClosed(Watched where, Incident incident) {
                        heard.add(incident);
                        throw new IllegalStateException("a listener's own trouble");
                    }
                });
                Connection connection = source(cluster, "").getConnection()) {
            assertThat(listening).isNotNull();
            whenAllAreKnown(connection);
            for (int id = 1; id <= 2; id++) {
                int before = heard.size();
                cluster.switchover(cluster.bestReplica());
                rows.insert(connection, id);
                await().atMost(15, SECONDS).until(() -> heard.size() > before);
            }
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    /** The watch asks for it now and then only, and over new connections now and then: an alert must not come and go with that. */
    @Test
    void whatAReplicaSaysOfItsReplicationStaysKnownForAsLongAsItIsSo(DatabaseCluster cluster) throws Exception {
        DatabaseNode replica = cluster.bestReplica();
        String address = "127.0.0.1:" + replica.port();
        try (Connection connection = sourceOfOneWhoSeesReplication(cluster).getConnection()) {
            Watched watched = whenAllAreKnown(connection);
            replica.execute("STOP SLAVE");
            await().atMost(15, SECONDS).until(() -> trouble(watched, address) != null);
            // longer than two rounds of questions about it, and of new connections
            await().pollInterval(20, MILLISECONDS)
                    .during(8, SECONDS)
                    .atMost(20, SECONDS)
                    .until(() -> trouble(watched, address) != null);
            replica.execute("START SLAVE");
            await().atMost(15, SECONDS).until(() -> trouble(watched, address) == null);
        }
    }

    private static @Nullable String trouble(Watched watched, String address) {
        return watched.topology().nodes().stream()
                .filter(node -> node.address().equals(address))
                .findFirst()
                .orElseThrow()
                .replicationError();
    }
}
