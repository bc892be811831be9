package io.holdfast.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.holdfast.Holdfast;
import io.holdfast.HoldfastDataSource;
import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Incident;
import io.holdfast.event.Notice;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.testkit.tls.IssuedCertificate;
import io.holdfast.testkit.tls.TestAuthority;
import io.holdfast.testkit.tls.TrustStore;
import io.holdfast.topology.NodeState;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Certificates that expire and authorities that are replaced while an application runs: whoever is refused is told which certificate
 * of which node it is, and nothing else happens.
 */
class ExpiredCertificateIT {

    private static final TestAuthority AUTHORITY = TestAuthority.create();

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().tls(AUTHORITY));

    private final DatabaseCluster cluster = CLUSTER.cluster();
    private final Rows rows = Rows.in(cluster);
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final Instant now = Instant.now();

    /** One for all tests: a monitor outlives a test, and reads what it was told to read. */
    @TempDir
    private static Path folder;

    /** A node that was refused is tried again ten seconds later. */
    private static final int SOON = 25;

    /** Half of what is waited for a connection, or for a writer. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private AutoCloseable listening;

    @BeforeEach
    void listen() {
        TrustStore.of(AUTHORITY).write(store());
        listening = Holdfast.listen(new HoldfastListener() {
            @Override
            public void noticed(Watched watched, Notice notice) {
                notices.add(notice);
            }
        });
    }

    @AfterEach
    void putGoodCertificatesBack() throws Exception {
        listening.close();
        for (DatabaseNode node : cluster.nodes()) {
            cluster.certificate(node, AUTHORITY.issue(node.name()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsSaidWhichCertificateExpiresSoonAndWhen(TlsUrl driver) throws Exception {
        for (DatabaseNode node : cluster.nodes()) {
            cluster.certificate(node, AUTHORITY.issue(node.name(), now.minus(days(87)), now.plus(days(3))));
        }
        try (Connection connection = source(driver).getConnection()) {
            for (DatabaseNode node : cluster.nodes()) {
                Instant expires = node.certificate().orElseThrow().until();
                await().atMost(SOON, SECONDS)
                        .untilAsserted(() -> assertThat(state(connection, node).certificateExpires())
                                .isEqualTo(expires));
                await().atMost(SOON, SECONDS)
                        .untilAsserted(() -> assertThat(notices)
                                .contains(new Notice(
                                        Notice.Kind.CERTIFICATE_EXPIRES,
                                        address(node),
                                        "its certificate expires on " + expires)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredReplicaIsReportedAndLeftAloneAndDisturbsNobody(TlsUrl driver) throws Exception {
        HoldfastDataSource source = source(driver);
        DatabaseNode replica = cluster.bestReplica();
        try (Connection connection = source.getConnection()) {
            awaitAllKnown(connection);
            List<Incident> incidents = connection.unwrap(Watched.class).incidents();
            long begin = System.nanoTime();
            Instant expired = expire(replica);
            long before = replica.proxy().connectionsAccepted();
            awaitRefusal(connection, replica, expired);
            await().pollDelay(4, SECONDS).until(() -> true);
            assertThat(replica.proxy().connectionsAccepted() - before)
                    .as(
                            "attempts to connect to it, and a look at its certificate if the driver does not tell whose it is")
                    .isLessThanOrEqualTo(2 + again(begin) + looks(driver));
            NodeState state = state(connection, replica);
            assertThat(state.role()).isEqualTo(NodeState.Role.READ_ONLY);
            assertThat(state.evidence())
                    .contains("is read-only", "its certificate CN=" + replica.name() + " expired on " + expired);
            assertThat(state.certificateExpires()).isEqualTo(expired);
            rows.insert(connection, 1);
            source.getConnection().close();
            assertThat(connection.unwrap(Watched.class).incidents()).isEqualTo(incidents);
            assertThat(refusals()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredWriterIsReportedByNameAndNotTriedAgain(TlsUrl driver) throws Exception {
        HoldfastDataSource source = source(driver);
        DatabaseNode writer = cluster.writer();
        try (Connection connection = source.getConnection()) {
            awaitAllKnown(connection);
            List<Incident> incidents = connection.unwrap(Watched.class).incidents();
            long begin = System.nanoTime();
            Instant expired = expire(writer);
            long before = writer.proxy().connectionsAccepted();
            Refused refused = refused(source::getConnection);
            assertNames(refused.told, writer, expired);
            assertThat(writer.proxy().connectionsAccepted() - before)
                    .as("one attempt each time, the monitor's own, and a look at its certificate")
                    .isBetween(1L, refused.times + 1 + again(begin) + looks(driver));
            awaitRefusal(connection, writer, expired);

            rows.insert(connection, 1); // whoever is connected already goes on
            await().pollDelay(3, SECONDS).until(() -> true);
            rows.insert(connection, 2);
            assertThat(writer.proxy().connectionsAccepted() - before)
                    .isLessThanOrEqualTo(refused.times + 1 + again(begin) + looks(driver));
            assertThat(state(connection, writer).role()).isEqualTo(NodeState.Role.WRITER);
            assertThat(connection.unwrap(Watched.class).incidents()).isEqualTo(incidents);

            cluster.certificate(writer, AUTHORITY.issue(writer.name()));
            source.getConnection().close();
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    /** The loss of one connection is no reason for the others to lose theirs, nor to wait for a failover that nobody makes. */
    @ParameterizedTest
    @EnumSource
    void aLinkThatIsLostToAnExpiredWriterTakesNoOtherWithIt(TlsUrl driver) throws Exception {
        HoldfastDataSource source = source(driver);
        DatabaseNode writer = cluster.writer();
        try (Connection one = source.getConnection();
                Connection other = source.getConnection()) {
            awaitAllKnown(one);
            rows.insert(one, 1);
            Instant expired = expire(writer);
            kill(writer, one);
            Thrown.unknown(() -> rows.insert(one, 2));
            Refused refused = refused(() -> rows.insert(one, 3));
            assertNames(refused.told, writer, expired);
            assertThat(refused.longest).isLessThan(AT_ONCE);
            rows.insert(other, 4);

            cluster.certificate(writer, AUTHORITY.issue(writer.name()));
            rows.insert(one, 5);
            assertThat(rows.stored()).containsExactly(1, 4, 5);
        }
    }

    /** By a name that no other test uses, so that nothing is known of the cluster. */
    @ParameterizedTest
    @EnumSource
    void whoStartsWhileTheWritersIsExpiredIsToldAtOnce(TlsUrl driver) throws Exception {
        HoldfastDataSource source = source(driver, "localhost");
        DatabaseNode writer = cluster.writer();
        Instant expired = expire(writer);
        long before = writer.proxy().connectionsAccepted();
        long begin = System.nanoTime();
        Refused refused = refused(source::getConnection);
        assertThat(refused.longest).isLessThan(AT_ONCE);
        assertNames(refused.told, writer, "localhost:" + writer.port(), expired);
        long accepted = writer.proxy().connectionsAccepted() - before;
        long searching = NANOSECONDS.toSeconds(System.nanoTime() - begin); // which tries once a second
        assertThat(accepted).isBetween(1L, 3 + searching + looks(driver));
        cluster.certificate(writer, AUTHORITY.issue(writer.name()));
        await().atMost(SOON, SECONDS)
                .pollInterval(100, MILLISECONDS)
                .ignoreExceptions()
                .untilAsserted(() -> source.getConnection().close());
    }

    /** The authority is replaced in the order that loses nothing: trust both, change the servers, trust the new one. */
    @ParameterizedTest
    @EnumSource
    void theAuthorityIsReplacedWhileAnApplicationRuns(TlsUrl driver) throws Exception {
        TestAuthority next = TestAuthority.create();
        HoldfastDataSource source = source(driver);
        int id = 0;
        try (Connection old = source.getConnection()) {
            awaitAllKnown(old);
            TrustStore.of(AUTHORITY, next).write(store());
            for (DatabaseNode node : cluster.nodes()) {
                cluster.certificate(node, next.issue(node.name()));
                rows.insert(old, ++id);
                try (Connection fresh = source.getConnection()) {
                    rows.insert(fresh, ++id);
                }
            }
            TrustStore.of(next).write(store());
            rows.insert(old, ++id);
            try (Connection fresh = source.getConnection()) {
                rows.insert(fresh, ++id);
            }
            assertThat(rows.stored()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(refusals()).isEmpty();

            IssuedCertificate forgotten = AUTHORITY.issue("forgotten"); // by one whom nobody trusts any more
            cluster.certificate(cluster.writer(), forgotten);
            long begin = System.nanoTime();
            long before = cluster.writer().proxy().connectionsAccepted();
            Refused refused = refused(source::getConnection);
            String words = address(cluster.writer()) + ": its certificate CN=forgotten, issued by " + AUTHORITY
                    + ", is not trusted (valid until " + forgotten.until() + ")";
            assertThat((Throwable) refused.told)
                    .isInstanceOf(SQLNonTransientConnectionException.class)
                    .hasMessage("A certificate is refused, and nothing was executed: " + words);
            await().atMost(SOON, SECONDS)
                    .untilAsserted(() -> assertThat(refusals()).singleElement().satisfies(notice -> {
                        assertThat(notice.node()).isEqualTo(address(cluster.writer()));
                        assertThat(notice.text()).contains("is not trusted");
                    }));
            await().atMost(SOON, SECONDS)
                    .untilAsserted(() -> assertThat(state(old, cluster.writer()).evidence())
                            .contains(words.substring(words.indexOf(" ") + 1)));
            Refused again = refused(source::getConnection);
            assertThat((Throwable) again.told).hasMessage(refused.told.getMessage());
            assertThat(cluster.writer().proxy().connectionsAccepted() - before)
                    .as("attempts, the monitor's own, and one look at its certificate")
                    .isBetween(refused.times + again.times + 1L, refused.times + again.times + 2 + again(begin));
            rows.insert(old, ++id);
        }
    }

    // ---- what is looked at ----

    private void assertNames(SQLException refused, DatabaseNode node, Instant expired) {
        assertNames(refused, node, address(node), expired);
    }

    private void assertNames(SQLException refused, DatabaseNode node, String address, Instant expired) {
        assertThat((Throwable) refused)
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessage("A certificate is refused, and nothing was executed: " + address + ": its certificate CN="
                        + node.name() + " expired on " + expired)
                .hasRootCauseInstanceOf(CertificateExpiredException.class);
    }

    /** How often a node is asked for nothing but its certificate: once, unless the driver has told whose it is. */
    private static long looks(TlsUrl driver) {
        return driver == TlsUrl.MARIADB ? 0 : 1;
    }

    /** How often a node that was refused has been tried again since: every ten seconds. */
    private static long again(long begin) {
        return NANOSECONDS.toSeconds(System.nanoTime() - begin) / 10;
    }

    /**
     * What a call ends with that is refused.
     *
     * @param times how often it was made until that told whose certificate it is
     * @param longest how long it took at most
     */
    private record Refused(SQLException told, int times, Duration longest) {}

    /** If the driver does not tell whose it is, the server has half a second to show it, which may be too short on a busy machine. */
    private static Refused refused(Thrown.Call call) {
        List<Duration> took = new CopyOnWriteArrayList<>();
        SQLException told = await().atMost(SOON, SECONDS)
                .pollDelay(Duration.ZERO)
                .until(
                        () -> {
                            long begin = System.nanoTime();
                            SQLException refused = catchThrowableOfType(SQLException.class, call::run);
                            took.add(Duration.ofNanos(System.nanoTime() - begin));
                            assertThat((Throwable) refused).hasMessageContaining("certificate");
                            return refused;
                        },
                        refused -> String.valueOf(refused.getMessage()).contains("its certificate CN="));
        return new Refused(told, took.size(), Collections.max(took));
    }

    /** It is said once, be it without the name if the server does not show that in time, which the node's state has then later. */
    private void awaitRefusal(Connection connection, DatabaseNode node, Instant expired) {
        await().atMost(SOON, SECONDS)
                .untilAsserted(() -> assertThat(refusals())
                        .anySatisfy(notice -> assertThat(notice.node() + " " + notice.text())
                                .contains(address(node), "expired on " + expired)));
        await().atMost(SOON, SECONDS)
                .untilAsserted(() -> assertThat(state(connection, node).evidence())
                        .contains("its certificate CN=" + node.name() + " expired on " + expired));
    }

    private List<Notice> refusals() {
        return notices.stream()
                .filter(notice -> notice.kind() == Notice.Kind.CERTIFICATE_REFUSED)
                .toList();
    }

    private static NodeState state(Connection connection, DatabaseNode node) throws SQLException {
        return connection.unwrap(Watched.class).topology().nodes().stream()
                .filter(one -> one.address().equals(address(node)))
                .findFirst()
                .orElseThrow();
    }

    private void awaitAllKnown(Connection connection) {
        await().atMost(SOON, SECONDS)
                .untilAsserted(() -> assertThat(
                                connection.unwrap(Watched.class).topology().nodes())
                        .hasSize(3)
                        .allSatisfy(
                                node -> assertThat(node.certificateExpires()).isNotNull()));
    }

    // ---- what is done ----

    private HoldfastDataSource source(TlsUrl driver) {
        return source(driver, "127.0.0.1");
    }

    private HoldfastDataSource source(TlsUrl driver, String host) {
        String hosts =
                cluster.nodes().stream().map(node -> host + ":" + node.port()).collect(Collectors.joining(","));
        return new HoldfastDataSource(driver.at(hosts, cluster, store()), cluster.user(), cluster.password());
    }

    private Path store() {
        return folder.resolve("trust.p12");
    }

    private static String address(DatabaseNode node) {
        return "127.0.0.1:" + node.port();
    }

    private Instant expire(DatabaseNode node) {
        IssuedCertificate expired = AUTHORITY.issue(node.name(), now.minus(days(90)), now.minus(days(1)));
        cluster.certificate(node, expired);
        return expired.until();
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private static void kill(DatabaseNode node, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet id = statement.executeQuery("SELECT CONNECTION_ID()")) {
            assertThat(id.next()).isTrue();
            node.execute("KILL " + Objects.requireNonNull(id.getString(1)));
        }
    }
}
