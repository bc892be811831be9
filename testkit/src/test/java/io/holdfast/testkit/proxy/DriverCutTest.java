package io.holdfast.testkit.proxy;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cuts at the messages of real drivers, in front of a real server. */
class DriverCutTest {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().replicas(0));

    private static final AtomicInteger NEXT_ID = new AtomicInteger();

    private final DatabaseNode node = CLUSTER.cluster().writer();
    private final FaultProxy proxy = node.proxy();

    enum Driver {
        CONNECTOR_J("jdbc:mysql:", "?sslMode=DISABLED"),
        CONNECTOR_J_PREPARING("jdbc:mysql:", "?sslMode=DISABLED&useServerPrepStmts=true&useCursorFetch=true"),
        MARIADB("jdbc:mariadb:", "?sslMode=disable&allowMultiQueries=true"),
        MARIADB_PREPARING("jdbc:mariadb:", "?sslMode=disable&useServerPrepStmts=true");

        private final String scheme;
        private final String options;

        Driver(String scheme, String options) {
            this.scheme = scheme;
            this.options = options;
        }

        Connection connect(FaultProxy proxy) throws SQLException {
            DatabaseCluster cluster = CLUSTER.cluster();
            return DriverManager.getConnection(
                    scheme + "//127.0.0.1:" + proxy.port() + "/" + cluster.database() + options,
                    cluster.user(),
                    cluster.password());
        }
    }

    @BeforeAll
    static void makeTableAndLog() {
        DatabaseNode node = CLUSTER.cluster().writer();
        node.execute("CREATE TABLE holdfast.numbers (id INT PRIMARY KEY)");
        node.execute("INSERT INTO holdfast.numbers VALUES (-3), (-2), (-1)");
        node.execute("SET GLOBAL log_output='TABLE'");
        node.execute("SET GLOBAL max_allowed_packet=" + 64 * 1024 * 1024);
    }

    // ---- every message of a session ----

    /** Connects, prepares, executes, fetches, commits, closes; whatever goes wrong ends it. */
    private void session(Driver driver, int id, Runnable afterCommit) throws SQLException {
        try (Connection connection = driver.connect(proxy)) {
            transaction(connection, id, afterCommit);
        }
    }

    private static void transaction(Connection connection, int id, Runnable afterCommit) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO numbers VALUES (?)")) {
            insert.setInt(1, id);
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM numbers WHERE id < ?")) {
            select.setFetchSize(2);
            select.setInt(1, 0);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    assertThat(rows.getInt(1)).isNegative();
                }
            }
        }
        connection.commit();
        afterCommit.run();
    }

    /** How many messages a session has, which one the commit is, and how many commands the server saw of all of them. */
    private record Shape(long messages, long commit, long commands) {
        /** How many commands the server has seen when it has seen so many messages: the first ones are the login. */
        long commandsIn(long seen) {
            return Math.max(0, seen - (messages - commands));
        }
    }

    private Shape learn(Driver driver) throws SQLException {
        long messages = proxy.messagesSeen();
        long commands = commandsSeen();
        AtomicInteger commit = new AtomicInteger();
        session(driver, NEXT_ID.incrementAndGet(), () -> commit.set((int) (proxy.messagesSeen() - messages)));
        awaitNoSession();
        return new Shape(proxy.messagesSeen() - messages, commit.get(), commandsSeen() - commands);
    }

    private void awaitNoSession() {
        await().untilAsserted(() -> assertThat(
                        node.query("SELECT id FROM information_schema.processlist WHERE user='holdfast'"))
                .isEmpty());
    }

    /** The server's own word on what it was asked. */
    private long commandsSeen() {
        // What it does not log is the fetching of rows.
        return number("SELECT COUNT(*) FROM mysql.general_log WHERE user_host LIKE 'holdfast[holdfast]%'")
                + status("COM_STMT_FETCH");
    }

    private long status(String name) {
        return number("SELECT variable_value FROM information_schema.global_status WHERE variable_name='" + name + "'");
    }

    private long number(String sql) {
        Map<String, @Nullable String> row = node.query(sql).get(0);
        return (long) Double.parseDouble(
                Objects.requireNonNull(row.values().iterator().next()));
    }

    private boolean isThere(int id) {
        return number("SELECT COUNT(*) FROM holdfast.numbers WHERE id=" + id) == 1;
    }

    @ParameterizedTest
    @EnumSource
    void cutsAtEveryMessageAndTheServerHasSeenExactlyWhatIsBeforeTheCut(Driver driver) throws SQLException {
        node.execute("TRUNCATE mysql.general_log");
        node.execute("SET GLOBAL general_log=ON");
        Shape shape = learn(driver);
        assertThat(shape.messages()).isGreaterThan(shape.commands());
        assertThat(shape.commit()).isBetween(6L, shape.messages() - 1);
        assertThat(learn(driver)).as("a session is always the same").isEqualTo(shape);

        for (long message = 1; message <= shape.messages(); message++) {
            cut(driver, shape, MessageCut.before(message), message - 1);
            cut(driver, shape, MessageCut.after(message), message);
            cut(driver, shape, MessageCut.within(message, 5), message);
        }
        node.execute("SET GLOBAL general_log=OFF");
    }

    private void cut(Driver driver, Shape shape, MessageCut cut, long seen) throws SQLException {
        int id = NEXT_ID.incrementAndGet();
        long resets = proxy.connectionsReset();
        long commands = commandsSeen();
        proxy.cutAt(cut);
        boolean noticed = false;
        try {
            session(driver, id, () -> {});
        } catch (SQLException e) {
            noticed = true;
        }
        // What a driver does while it closes a connection may fail without its saying so.
        assertThat(noticed || cut.message() > shape.commit())
                .as("%s: noticed", cut)
                .isTrue();
        await().untilAsserted(() ->
                assertThat(proxy.connectionsReset()).as("%s: resets", cut).isEqualTo(resets + 1));
        awaitNoSession();
        assertThat(commandsSeen() - commands).as("%s: commands", cut).isEqualTo(shape.commandsIn(seen));
        assertThat(isThere(id)).as("%s: committed", cut).isEqualTo(seen >= shape.commit());
    }

    // ---- particular messages ----

    @ParameterizedTest
    @EnumSource
    void deliversAllOfAnAnswerThatIsShortEnough(Driver driver) throws SQLException {
        Shape shape = learn(driver);
        boolean[] committed = {false};
        proxy.cutAt(MessageCut.within(shape.commit(), Long.MAX_VALUE));
        try (Connection connection = driver.connect(proxy);
                Statement statement = connection.createStatement()) {
            transaction(connection, NEXT_ID.incrementAndGet(), () -> committed[0] = true);
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(committed[0]).as("the client has heard that it is committed").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void dropsTheAnswerToACommit(Driver driver) throws SQLException {
        int id = NEXT_ID.incrementAndGet();
        proxy.cutAfterCommit();
        assertThatThrownBy(() -> session(driver, id, () -> {})).isInstanceOf(SQLException.class);
        assertThat(isThere(id)).isTrue();
        session(driver, NEXT_ID.incrementAndGet(), () -> {});
    }

    @ParameterizedTest
    @EnumSource
    void dropsTheAnswerToAStatement(Driver driver) throws SQLException {
        int id = NEXT_ID.incrementAndGet();
        try (Connection connection = driver.connect(proxy);
                Statement statement = connection.createStatement()) {
            proxy.cutAfterStatement("insert into");
            assertThatThrownBy(() -> statement.execute("INSERT INTO numbers VALUES (" + id + ")"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(isThere(id)).isTrue();
    }

    @Test
    void seesOneMessageAndOneAnswerWhateverTheirSize() throws SQLException {
        String text = "x".repeat(17_000_000);
        try (Connection connection = Driver.MARIADB.connect(proxy);
                Statement statement = connection.createStatement()) {
            long messages = proxy.messagesSeen();
            proxy.cutAt(MessageCut.before(3));
            try (ResultSet row = statement.executeQuery("SELECT '" + text + "'")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).hasSize(text.length());
            }
            statement.execute("SELECT 1");
            assertThatThrownBy(() -> statement.execute("SELECT 2")).isInstanceOf(SQLException.class);
            assertThat(proxy.messagesSeen() - messages).isEqualTo(3);
        }
    }

    @Test
    void sendsWithoutWaitingWhatIsCutApartAllTheSame() throws SQLException {
        // This driver sends the preparing and the executing of a statement in one go.
        Driver driver = Driver.MARIADB_PREPARING;
        int id = NEXT_ID.incrementAndGet();
        try (Connection connection = driver.connect(proxy);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO numbers VALUES (?)")) {
            insert.setInt(1, id);
            long prepares = status("COM_STMT_PREPARE");
            proxy.cutAt(MessageCut.before(2));
            assertThatThrownBy(insert::executeUpdate).isInstanceOf(SQLException.class);
            assertThat(status("COM_STMT_PREPARE")).isEqualTo(prepares + 1);
        }
        assertThat(isThere(id)).isFalse();
    }

    @Test
    void followsManyResultsOfOneMessage() throws SQLException {
        try (Connection connection = Driver.MARIADB.connect(proxy);
                Statement statement = connection.createStatement()) {
            int id = NEXT_ID.incrementAndGet();
            proxy.cutAt(MessageCut.after(1));
            assertThatThrownBy(() -> statement.execute(
                            "SELECT 1; SELECT SLEEP(0.2); INSERT INTO numbers VALUES (" + id + "); SELECT 2"))
                    .isInstanceOf(SQLException.class);
            assertThat(isThere(id)).as("the last result but one was waited for").isTrue();
        }
    }

    // ---- the other faults, as drivers see them ----

    @ParameterizedTest
    @EnumSource(names = {"CONNECTOR_J", "MARIADB"})
    void isSeenByADriverAsWhatItIs(Driver driver) throws SQLException {
        proxy.refuse();
        assertThatThrownBy(() -> driver.connect(proxy))
                .isInstanceOf(SQLException.class)
                .hasRootCauseInstanceOf(ConnectException.class);
        proxy.pass();
        try (Connection connection = driver.connect(proxy);
                Statement statement = connection.createStatement()) {
            proxy.reset();
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
        try (Connection connection = driver.connect(proxy);
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 200);
            proxy.silence();
            assertThatThrownBy(() -> statement.execute("SELECT 1"))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
            proxy.pass();
        }
        try (Connection connection = driver.connect(proxy);
                Statement statement = connection.createStatement()) {
            proxy.delay(Duration.ofMillis(20));
            proxy.throttle(20_000);
            try (ResultSet rows = statement.executeQuery("SELECT REPEAT('x', 2000)")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).hasSize(2000);
            }
            proxy.cutAfterBytes(FaultProxy.Direction.TO_CLIENT, 1000);
            assertThatThrownBy(() -> statement.executeQuery("SELECT REPEAT('x', 2000)"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
