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
    private static final int SOON = 15;

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
            Instant expired = expire(replica);
            long before = replica.proxy().connectionsAccepted();
            awaitRefusal(replica, expired);
            await().pollDelay(4, SECONDS).until(() -> true);
            assertThat(replica.proxy().connectionsAccepted() - before)
                    .as(
                            "attempts to connect to it, and a look at its certificate if the driver does not tell whose it is")
                    .isBetween(1L, 2L + looks(driver));
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
            Instant expired = expire(writer);
            long before = writer.proxy().connectionsAccepted();
            SQLException refused = refused(source);
            assertNames(refused, writer, expired);
            assertThat(writer.proxy().connectionsAccepted() - before)
                    .as("one attempt, the monitor's own, and a look at its certificate")
                    .isBetween(1L, 2L + looks(driver));
            awaitRefusal(writer, expired);

            rows.insert(connection, 1); // whoever is connected already goes on
            await().pollDelay(3, SECONDS).until(() -> true);
            rows.insert(connection, 2);
            assertThat(writer.proxy().connectionsAccepted() - before).isLessThanOrEqualTo(2 + looks(driver));
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
            long begin = System.nanoTime();
            SQLException refused = catchThrowableOfType(SQLException.class, () -> rows.insert(one, 3));
            assertNames(refused, writer, expired);
            assertThat(NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(3_000);
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
        SQLException refused = refused(source);
        assertThat(NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(3_000);
        assertNames(refused, writer, "localhost:" + writer.port(), expired);
        assertThat(writer.proxy().connectionsAccepted() - before).isBetween(1L, 3L + looks(driver));
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
            long before = cluster.writer().proxy().connectionsAccepted();
            SQLException refused = refused(source);
            String words = address(cluster.writer()) + ": its certificate CN=forgotten, issued by " + AUTHORITY
                    + ", is not trusted (valid until " + forgotten.until() + ")";
            assertThat((Throwable) refused)
                    .isInstanceOf(SQLNonTransientConnectionException.class)
                    .hasMessage("A certificate is refused, and nothing was executed: " + words);
            await().atMost(SOON, SECONDS)
                    .untilAsserted(() -> assertThat(refusals())
                            .extracting(Notice::text)
                            .singleElement()
                            .asString()
                            .contains(words.substring(words.indexOf(" ") + 1)));
            assertThat((Throwable) refused(source)).hasMessage(refused.getMessage());
            assertThat(cluster.writer().proxy().connectionsAccepted() - before)
                    .as("two attempts, the monitor's own, and one look at its certificate")
                    .isBetween(3L, 4L);
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

    private SQLException refused(HoldfastDataSource source) {
        return catchThrowableOfType(
                SQLException.class, () -> source.getConnection().close());
    }

    private void awaitRefusal(DatabaseNode node, Instant expired) {
        await().atMost(SOON, SECONDS)
                .untilAsserted(() -> assertThat(refusals())
                        .anySatisfy(notice -> assertThat(notice.node() + " " + notice.text())
                                .contains(
                                        address(node),
                                        "its certificate CN=" + node.name() + " expired on " + expired)));
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
