package io.holdfast.cluster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks a server for its role and its identity, in one round trip. Needs no privilege. Holds no state.
 *
 * <p>Only {@code 0} and {@code OFF} mean "may be written to": MariaDB 12 answers {@code read_only} with texts such as
 * {@code NO_LOCK}, and whatever comes next is not writable until we know it.
 */
public final class RoleProbe {

    private static final String MYSQL =
            "SELECT @@global.read_only, @@global.super_read_only, @@global.innodb_read_only,"
                    + " @@global.offline_mode, @@global.server_uuid";
    private static final String[] MYSQL_FENCES = {"read_only", "super_read_only", "innodb_read_only", "offline_mode"};

    private static final String MARIADB = "SELECT @@global.read_only, @@global.innodb_read_only,"
            + " CONCAT(@@global.server_id, '@', @@global.hostname, ':', @@global.port)";
    private static final String[] MARIADB_FENCES = {"read_only", "innodb_read_only"};

    /** For servers behind proxies that call themselves something else. Slower, understood by all. */
    private static final String ANY = "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('read_only', 'super_read_only',"
            + " 'innodb_read_only', 'offline_mode', 'server_uuid', 'server_id', 'hostname', 'port')";

    private static final int ER_UNKNOWN_SYSTEM_VARIABLE = 1193;

    private RoleProbe() {}

    public static RoleReport read(Connection connection) throws SQLException {
        boolean mariadb = isMariaDb(connection);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(mariadb ? MARIADB : MYSQL)) {
            return report(row, mariadb ? MARIADB_FENCES : MYSQL_FENCES);
        } catch (SQLException e) {
            if (e.getErrorCode() != ER_UNKNOWN_SYSTEM_VARIABLE) {
                throw e;
            }
            return readAny(connection);
        }
    }

    /** Both drivers know the version from the handshake; asking costs no round trip. */
    private static boolean isMariaDb(Connection connection) throws SQLException {
        String version = connection.getMetaData().getDatabaseProductVersion();
        return version != null && version.toLowerCase(Locale.ROOT).contains("mariadb");
    }

    private static RoleReport report(ResultSet row, String[] fences) throws SQLException {
        if (!row.next()) {
            throw new SQLException("The server answered the question for its role with no row");
        }
        boolean writable = true;
        StringBuilder evidence = new StringBuilder();
        for (int i = 0; i < fences.length; i++) {
            String value = row.getString(i + 1);
            writable &= isOff(value);
            append(evidence, fences[i], value);
        }
        return new RoleReport(String.valueOf(row.getString(fences.length + 1)), writable, evidence.toString());
    }

    private static RoleReport readAny(Connection connection) throws SQLException {
        Map<String, String> variables = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ANY)) {
            while (rows.next()) {
                variables.put(rows.getString(1).toLowerCase(Locale.ROOT), String.valueOf(rows.getString(2)));
            }
        }
        boolean writable = variables.containsKey("read_only");
        StringBuilder evidence = new StringBuilder();
        for (String fence : MYSQL_FENCES) {
            String value = variables.get(fence);
            if (value != null) {
                writable &= isOff(value);
                append(evidence, fence, value);
            }
        }
        String uuid = variables.get("server_uuid");
        String server = uuid != null
                ? uuid
                : variables.get("server_id") + "@" + variables.get("hostname") + ":" + variables.get("port");
        return new RoleReport(server, writable, evidence.isEmpty() ? "read_only is not visible" : evidence.toString());
    }

    private static boolean isOff(String value) {
        return "0".equals(value) || "OFF".equalsIgnoreCase(value);
    }

    private static void append(StringBuilder evidence, String name, String value) {
        evidence.append(evidence.isEmpty() ? "" : ", ").append(name).append('=').append(value);
    }
}
