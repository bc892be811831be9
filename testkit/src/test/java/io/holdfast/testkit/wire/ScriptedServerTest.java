package io.holdfast.testkit.wire;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both drivers, each with nothing but the minimal URL, against both servers that can be played. */
@ParameterizedClass(name = "{0} driver, {1} server")
@CsvSource({"mysql, mysql", "mysql, mariadb", "mariadb, mysql", "mariadb, mariadb"})
class ScriptedServerTest {

    @Parameter(0)
    String driver = "";

    @Parameter(1)
    String flavour = "";

    private ScriptedServer server = ScriptedServer.mysql();

    @BeforeEach
    void start() {
        server.close();
        server = flavour.equals("mysql") ? ScriptedServer.mysql() : ScriptedServer.mariadb();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Connection connect() throws SQLException {
        return connect("");
    }

    private Connection connect(String options) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(driver) + options, "anyone", "anything");
    }

    private static SQLException failure(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean hasRows = statement.execute(sql);
            throw new AssertionError("succeeded: " + sql + " " + hasRows);
        } catch (SQLException e) {
            return e;
        }
    }

    private static List<Class<?>> causes(Throwable failure) {
        java.util.ArrayList<Class<?>> types = new java.util.ArrayList<>();
        for (Throwable link = failure; link != null; link = link.getCause()) {
            types.add(link.getClass());
        }
        return types;
    }

    @Test
    void letsInWithAnyPasswordAndWithout() throws SQLException {
        try (Connection connection = connect();
                Connection other = DriverManager.getConnection(server.jdbcUrl(driver), "anyone", "")) {
            assertThat(connection.isValid(30)).isTrue();
            assertThat(other.isValid(30)).isTrue();
            assertThat(connection.getMetaData().getDatabaseProductVersion())
                    .startsWith(flavour.equals("mysql") ? "9.7" : "11.8");
        }
        assertThat(server.connectionsAccepted()).isEqualTo(2);
    }

    @Test
    void answersAsUsualWithoutAScript() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO t VALUES (1)")).isEqualTo(1);
            assertThat(statement.executeUpdate("CREATE TABLE t (id INT)")).isZero();
            try (ResultSet rows = statement.executeQuery("SELECT * FROM t")) {
                assertThat(rows.next()).isFalse();
            }
            try (ResultSet rows = statement.executeQuery("SELECT 1")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
        assertThat(server.statements("insert")).containsExactly("INSERT INTO t VALUES (1)");
    }

    @Test
    void givesTheRowsAndCountsOfTheScript() throws SQLException {
        server.on(
                        "SELECT .* FROM t",
                        Answer.rows(List.of("id", "name"), List.of(List.of("1", "a"), Arrays.asList("2", null))))
                .on("UPDATE", Answer.ok(7))
                .on("INSERT", Answer.ok(1, 4_000_000_000L));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("/* why */ select id, name from t")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong("id")).isEqualTo(1);
                assertThat(rows.getString("name")).isEqualTo("a");
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("name")).isNull();
                assertThat(rows.next()).isFalse();
            }
            assertThat(statement.executeUpdate("UPDATE t SET id = 1")).isEqualTo(7);
            assertThat(statement.executeUpdate("INSERT INTO t VALUES (1)", Statement.RETURN_GENERATED_KEYS))
                    .isEqualTo(1);
            try (ResultSet keys = statement.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getLong(1)).isEqualTo(4_000_000_000L);
            }
        }
    }

    @Test
    void givesTheAnswersOfARuleInOrderAndTheLastOneForGood() throws SQLException {
        server.on("INSERT", Answer.error(1213, "40001", "Deadlock found"), Answer.usual(), Answer.ok(5));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            SQLException first = failure(connection, "INSERT INTO t VALUES (1)");
            assertThat(first.getErrorCode()).isEqualTo(1213);
            assertThat(first.getSQLState()).isEqualTo("40001");
            assertThat(first.getMessage()).contains("Deadlock found");
            assertThat(statement.executeUpdate("INSERT INTO t VALUES (2)")).isEqualTo(1);
            assertThat(statement.executeUpdate("INSERT INTO t VALUES (3)")).isEqualTo(5);
            assertThat(statement.executeUpdate("INSERT INTO t VALUES (4)")).isEqualTo(5);
            server.on("INSERT INTO t", Answer.ok(6));
            assertThat(statement.executeUpdate("INSERT INTO t VALUES (5)")).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&useServerPrepStmts=true"})
    void letsTheDriverPrepareOnItsOwnSide(String options) throws SQLException {
        server.on("INSERT INTO t VALUES \\('a'\\)", Answer.ok(3));
        try (Connection connection = connect(options);
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            statement.setString(1, "a");
            assertThat(statement.executeUpdate()).isEqualTo(3);
        }
    }

    @Test
    void followsTransactions() throws SQLException {
        server.on(
                "COMMIT",
                Answer.error(1290, "HY000", "The server is running with the --read-only option"),
                Answer.usual());
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            assertThat(connection.getAutoCommit()).isFalse();
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO t VALUES (1)");
            }
            assertThatThrownBy(connection::commit).hasMessageContaining("--read-only");
            connection.rollback();
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO t VALUES (2)");
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        assertThat(server.statements("COMMIT")).hasSize(2);
        assertThat(server.statements("ROLLBACK")).hasSize(1);
    }

    @Test
    void playsARole() throws SQLException {
        server.set("read_only", "ON").set("server_uuid", "u-1").set("server_id", "17");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("SELECT @@global.read_only, @@global.innodb_read_only AS frozen,"
                            + " CONCAT(@@global.server_id, '@', @@global.hostname, ':', @@global.port)")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("ON");
                assertThat(row.getString("frozen")).isEqualTo("0");
                assertThat(row.getString(3)).isEqualTo("17@scripted:" + server.port());
            }
            SQLException unknown = failure(connection, "SELECT @@global.nothing_like_it");
            assertThat(unknown.getErrorCode()).isEqualTo(1193);
            try (ResultSet rows = statement.executeQuery(
                    "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('read_only', 'server_uuid', 'nothing_like_it')")) {
                assertThat(rows.next()).isTrue();
                assertThat(Map.of(rows.getString(1), rows.getString(2))).isEqualTo(Map.of("read_only", "ON"));
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isFalse();
            }
            String onMySqlOnly = "SELECT @@global.super_read_only";
            if (flavour.equals("mysql")) {
                assertThat(statement.execute(onMySqlOnly)).isTrue();
            } else {
                assertThat(failure(connection, onMySqlOnly).getErrorCode()).isEqualTo(1193);
            }
        }
    }

    @Test
    void closesBeforeItAnswers() throws SQLException {
        server.on("UPDATE", Answer.close());
        try (Connection connection = connect()) {
            assertThat(causes(failure(connection, "UPDATE t SET id = 1")))
                    .anyMatch(EOFException.class::isAssignableFrom);
        }
    }

    @Test
    void closesInTheMiddleOfItsAnswer() throws SQLException {
        server.on(
                "SELECT a",
                Answer.row(List.of("a long label for half an answer"), "value").half());
        try (Connection connection = connect()) {
            assertThat(causes(failure(connection, "SELECT a FROM t"))).anyMatch(EOFException.class::isAssignableFrom);
        }
    }

    @Test
    void resets() throws SQLException {
        server.on("UPDATE", Answer.reset());
        try (Connection connection = connect()) {
            assertThat(causes(failure(connection, "UPDATE t SET id = 1")))
                    .anyMatch(SocketException.class::isAssignableFrom);
        }
    }

    @Test
    void keepsSilent() throws SQLException {
        server.on("UPDATE", Answer.silence());
        try (Connection connection = connect()) {
            connection.setNetworkTimeout(Runnable::run, 200); // not for the login
            assertThat(causes(failure(connection, "UPDATE t SET id = 1")))
                    .anyMatch(SocketTimeoutException.class::isAssignableFrom);
        }
        await().untilAsserted(() -> assertThat(server.openConnections()).isZero());
    }

    @Test
    void answersLateAndEndsTheSession() throws SQLException {
        server.on("UPDATE", Answer.ok(2).later(Duration.ofMillis(300)))
                .on(
                        "DELETE",
                        Answer.error(1927, "70100", "Connection was killed").thenClose());
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            assertThat(statement.executeUpdate("UPDATE t SET id = 1")).isEqualTo(2);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            assertThat(failure(connection, "DELETE FROM t").getErrorCode()).isEqualTo(1927);
            assertThat(failure(connection, "SELECT 1").getSQLState()).startsWith("08");
        }
    }

    @Test
    void refusesBeforeTheHandshakeAndAtTheLogin() throws SQLException {
        server.onConnect(Answer.error(1040, "08004", "Too many connections"), Answer.reset(), Answer.usual())
                .onLogin(
                        Answer.error(3159, "HY000", "Connections using insecure transport are prohibited"),
                        Answer.usual());
        assertThat(refusal().getErrorCode()).isEqualTo(1040);
        assertThat(refusal().getSQLState()).startsWith("08");
        assertThat(refusal().getErrorCode()).isEqualTo(3159);
        try (Connection connection = connect()) {
            assertThat(connection.isValid(30)).isTrue();
        }
    }

    private SQLException refusal() {
        try (Connection unexpected = connect()) {
            throw new AssertionError("was let in: " + unexpected);
        } catch (SQLException e) {
            return e;
        }
    }

    @Test
    void resetsWhatIsOpenOnRequest() throws SQLException {
        try (Connection connection = connect()) {
            server.resetConnections();
            assertThat(failure(connection, "SELECT 1").getSQLState()).startsWith("08");
        }
        assertThat(server.connectionsAccepted()).isEqualTo(1);
    }

    @Test
    void leavesNoThreadBehind() throws SQLException {
        String name = "holdfast-testkit-scripted-" + server.port();
        server.on("UPDATE", Answer.silence());
        Connection connection = connect();
        connection.setNetworkTimeout(Runnable::run, 100); // not for the login
        assertThat(failure(connection, "UPDATE t SET id = 1").getSQLState()).startsWith("08");
        Connection idle = connect();
        assertThat(threads(name)).isNotEmpty();
        server.close();
        server.close();
        assertThat(threads(name)).isEmpty();
        assertThat(idle.isValid(1)).isFalse();
    }

    private static List<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    @Test
    void namesWhatIsWrongWithAScript() {
        assertThatThrownBy(() -> Answer.error(1, "HY", "")).hasMessageContaining("'HY'");
        assertThatThrownBy(() -> server.on("SELECT")).hasMessageContaining("SELECT");
        @Nullable String value = null;
        assertThatThrownBy(() -> Answer.row(List.of("a", "b"), value)).hasMessageContaining("[a, b]");
    }
}
