package io.holdfast.testkit.internal;

import io.holdfast.testkit.ClusterException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's connection to one server, past every proxy. Everything in it ends in time: the server gives up waiting
 * for locks (and, with MariaDB, any statement that takes too long), and whatever else takes too long ends with the socket.
 */
public final class AdminSession implements AutoCloseable {

    public static final Duration USUAL = Duration.ofSeconds(5);
    /** Much, for busy machines: verbs try it once. */
    private static final int CONNECT_MILLIS = 20_000;
    /** The server is to give up before the socket does: it can say why. */
    private static final long GRACE_MILLIS = 10_000;

    /** Who may do everything. The password guards a throw-away database. */
    public record Account(String user, String password) {}

    private final String node;
    private final Connection connection;

    private AdminSession(String node, Connection connection) {
        this.node = node;
        this.connection = connection;
    }

    /** Opens a session whose statements may take so long. */
    static AdminSession connect(String node, InetSocketAddress address, Account account, Duration longest)
            throws SQLException {
        long seconds = Math.max(1, longest.toSeconds());
        Properties properties = new Properties();
        properties.setProperty("user", account.user());
        properties.setProperty("password", account.password());
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_MILLIS));
        properties.setProperty("socketTimeout", String.valueOf(longest.toMillis() + GRACE_MILLIS));
        properties.setProperty("sslMode", "disable");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("sessionVariables", "lock_wait_timeout=" + seconds);
        Connection connection = new org.mariadb.jdbc.Driver()
                .connect("jdbc:mariadb://" + address.getHostString() + ":" + address.getPort() + "/", properties);
        if (connection == null) {
            throw new SQLException("the MariaDB driver did not accept its own URL");
        }
        AdminSession session = new AdminSession(node, connection);
        if (connection.getMetaData().getDatabaseProductName().equals("MariaDB")) {
            session.limitStatements(seconds);
        }
        return session;
    }

    private void limitStatements(long seconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET max_statement_time=" + seconds);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    public List<Map<String, @Nullable String>> query(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData columns = rows.getMetaData();
            List<Map<String, @Nullable String>> result = new ArrayList<>();
            while (rows.next()) {
                Map<String, @Nullable String> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), rows.getString(i));
                }
                result.add(row);
            }
            return result;
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The first column of the first row; empty for NULL and for no row. */
    public String value(String sql) {
        for (Map<String, @Nullable String> row : query(sql)) {
            for (String value : row.values()) {
                return value == null ? "" : value;
            }
        }
        return "";
    }

    public boolean isTrue(String expression) {
        return value("SELECT " + expression).equals("1");
    }

    public ReplicaStatus replicaStatus() {
        return ReplicaStatus.of(this);
    }

    private ClusterException failed(String sql, SQLException e) {
        return new ClusterException(node + ": " + sql + ": " + describe(e), e);
    }

    static String describe(SQLException e) {
        return "(" + e.getSQLState() + "/" + e.getErrorCode() + ") " + e.getMessage();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone either way.
        }
    }
}
