package io.holdfast.cluster;

import io.holdfast.server.CertificateDate;
import io.holdfast.server.Dialect;
import io.holdfast.server.Recognition;
import io.holdfast.server.ReplicaChannel;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the questions of {@link Dialect} and its kin to a server. Holds no state; blocks for as long as the server takes. */
public final class RoleProbe {

    private static final int ER_UNKNOWN_SYSTEM_VARIABLE = 1193;
    private static final int ER_PARSE_ERROR = 1064;

    /** No right to read, or no such table in this version: the server's own fences can be asked all the same. */
    private static final Set<Integer> NOT_TOLD = Set.of(1044, 1109, 1142, 1143, 1146, 1227);

    private static final Set<Integer> NO_SUCH_TABLE = Set.of(1109, 1146);

    private RoleProbe() {}

    /** Finds out what to ask this server; one round trip, on RDS two. */
    public static Dialect recognise(Connection connection, @Nullable ClusterKind forced) throws SQLException {
        Map<String, @Nullable String> variables = variables(connection, Recognition.QUESTION);
        return Recognition.mayBeMultiAz(variables, forced) ? onRds(connection) : Recognition.dialect(variables, forced);
    }

    private static Dialect onRds(Connection connection) throws SQLException {
        try {
            return rows(connection, Recognition.MULTI_AZ_QUESTION).isEmpty() ? Dialect.MYSQL : Dialect.MULTI_AZ;
        } catch (SQLException e) {
            if (NO_SUCH_TABLE.contains(e.getErrorCode())) {
                return Dialect.MYSQL;
            }
            if (NOT_TOLD.contains(e.getErrorCode())) {
                return Dialect.MYSQL_ON_RDS;
            }
            throw e;
        }
    }

    /** One round trip; another if the server would not tell all of it. */
    public static RoleReport read(Connection connection, Dialect dialect) throws SQLException {
        try {
            return dialect.read(rows(connection, dialect.question()));
        } catch (SQLException e) {
            if (e.getErrorCode() == ER_UNKNOWN_SYSTEM_VARIABLE) {
                return Dialect.ofVariables(variables(connection, Dialect.ANY));
            }
            Dialect simple = dialect.withoutMembers();
            if (simple == dialect || !NOT_TOLD.contains(e.getErrorCode())) {
                throw e;
            }
            return read(connection, simple)
                    .as(dialect.kind(), "the other members (" + e.getMessage() + "); " + dialect.grant());
        }
    }

    /**
     * When the certificate expires that this connection was shown; null if it is without TLS, or the server does not say. One round
     * trip.
     */
    static @Nullable Instant certificateExpires(Connection connection) throws SQLException {
        String text = variables(connection, "SHOW SESSION STATUS LIKE 'Ssl_server_not_after'")
                .get("ssl_server_not_after");
        return text == null ? null : CertificateDate.parse(text);
    }

    /** Where the server replicates from; null if this user may not see that. */
    static @Nullable List<ReplicaChannel> channels(Connection connection) throws SQLException {
        try {
            return ReplicaChannel.read(rows(connection, "SHOW REPLICA STATUS"));
        } catch (SQLException e) {
            if (e.getErrorCode() == ER_PARSE_ERROR) {
                return channelsOfOldServer(connection);
            }
            if (NOT_TOLD.contains(e.getErrorCode())) {
                return null;
            }
            throw e;
        }
    }

    private static @Nullable List<ReplicaChannel> channelsOfOldServer(Connection connection) throws SQLException {
        try {
            return ReplicaChannel.read(rows(connection, "SHOW SLAVE STATUS"));
        } catch (SQLException e) {
            if (NOT_TOLD.contains(e.getErrorCode()) || e.getErrorCode() == ER_PARSE_ERROR) {
                return null;
            }
            throw e;
        }
    }

    /** The lines of {@code SHOW GRANTS}, for the user of the connection. */
    static List<String> grants(Connection connection) throws SQLException {
        List<String> grants = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW GRANTS")) {
            while (rows.next()) {
                grants.add(rows.getString(1));
            }
        }
        return grants;
    }

    static String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT VERSION()")) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    static Map<String, @Nullable String> variables(Connection connection, String question) throws SQLException {
        Map<String, @Nullable String> variables = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                variables.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
        }
        return variables;
    }

    private static List<Map<String, @Nullable String>> rows(Connection connection, String question)
            throws SQLException {
        List<Map<String, @Nullable String>> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                Map<String, @Nullable String> row = new TreeMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), rows.getString(i));
                }
                all.add(row);
            }
        }
        return all;
    }
}
