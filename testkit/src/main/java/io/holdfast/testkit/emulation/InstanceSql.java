package io.holdfast.testkit.emulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one node answers questions that only an instance of Aurora or RDS understands: each is put in other words, which the real
 * server evaluates. A pure function of the statement and the node's view, but for the moment at which the view is looked at.
 *
 * <p>The topology's table becomes a common table expression of the same name, in front of a SELECT; variables become
 * expressions, labelled as the variable where they are a result's column; SHOW VARIABLES becomes a query. What is in quotes
 * or comments stays as it is, and so does everything else.
 */
final class InstanceSql {

    /** True exactly while the server refuses writes; MariaDB 12 has words in place of numbers. */
    private static final String READ_ONLY = "CONCAT(@@global.read_only) NOT IN ('0', 'OFF')";

    private static final String MASTER = "'MASTER_SESSION_ID'";

    /** Most statements do not get further than this. */
    private static final Pattern WORTH_A_LOOK =
            Pattern.compile("@@|version|replica_host_status|show", Pattern.CASE_INSENSITIVE);

    private static final Pattern TOKEN = Pattern.compile(
            "(?<quote>['\"])|(?<comment>/\\*|--\\s|#)|(?<open>\\()|(?<close>\\))"
                    + "|@@(?:global\\s*\\.\\s*)?(?<variable>\\w+)\\b"
                    + "|\\b(?<function>aurora_version|version)\\s*\\(\\s*\\)"
                    + "|(?<table>(?:`information_schema`|\\binformation_schema)\\s*\\.\\s*"
                    + "(?:`replica_host_status`|replica_host_status\\b))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEFORE_COLUMN = Pattern.compile("(?:,|\\bselect)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER_COLUMN = Pattern.compile("\\s*(?:$|[,;]|from\\b)", Pattern.CASE_INSENSITIVE);

    private static final Pattern SHOW_VARIABLES = Pattern.compile(
            "show\\s+(?:(?<scope>global|session|local)\\s+)?variables"
                    + "(?:\\s+like\\s+(?<like>.+?)|\\s+where\\s+(?<where>.+?))?[\\s;]*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern WITH =
            Pattern.compile("with\\s+(?<recursive>recursive\\s+)?", Pattern.CASE_INSENSITIVE);

    /** What the variables are that the server has not or has otherwise: expressions by lower-case names, in order. */
    private final Map<String, String> variables = new TreeMap<>();

    /** Null where there is no such table. */
    private final @Nullable Supplier<List<HostStatus>> view;

    private InstanceSql(@Nullable Supplier<List<HostStatus>> view) {
        this.view = view;
    }

    /** @param mysqlVersion null if the node calls itself what it is */
    static InstanceSql aurora(
            String serverId, String version, @Nullable String mysqlVersion, Supplier<List<HostStatus>> view) {
        InstanceSql sql = new InstanceSql(view);
        sql.variables.put("aurora_server_id", text(serverId));
        sql.variables.put("aurora_version", text(version));
        sql.variables.put("innodb_read_only", "(" + READ_ONLY + ")");
        if (mysqlVersion != null) {
            sql.callItMySql(mysqlVersion, serverId);
        }
        return sql;
    }

    /** An instance of RDS for MySQL, which has its programs where RDS has them. */
    static InstanceSql rds(String serverId, String mysqlVersion) {
        InstanceSql sql = new InstanceSql(null);
        sql.callItMySql(mysqlVersion, serverId);
        sql.variables.put("basedir", text("/rdsdbbin/mysql-" + mysqlVersion + ".R2/"));
        sql.variables.put("gtid_executed", text(""));
        return sql;
    }

    private void callItMySql(String mysqlVersion, String serverId) {
        variables.put("version", text(mysqlVersion));
        variables.put("version_comment", text("Source distribution"));
        variables.put("server_uuid", text(uuid("server " + serverId)));
        variables.put("super_read_only", "0");
        variables.put("offline_mode", "0");
    }

    static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    String rewrite(String sql) {
        if (!WORTH_A_LOOK.matcher(sql).find()) {
            return sql;
        }
        Matcher show = SHOW_VARIABLES.matcher(sql);
        int start = skipComments(sql);
        return show.region(start, sql.length()).matches() ? showVariables(show) : rewriteTokens(sql, start);
    }

    private String rewriteTokens(String sql, int start) {
        StringBuilder result = new StringBuilder();
        boolean asksForTopology = false;
        int depth = 0;
        int done = 0;
        Matcher token = TOKEN.matcher(sql);
        for (int from = 0; token.find(from); from = done) {
            result.append(sql, done, token.start());
            done = token.end();
            if (token.group("quote") != null || token.group("comment") != null) {
                done = end(sql, token.start());
                result.append(sql, token.start(), done);
            } else if (token.group("variable") != null) {
                @Nullable String value = variables.get(token.group("variable").toLowerCase(Locale.ROOT));
                result.append(value == null ? token.group() : value);
                if (value != null && depth == 0 && isColumn(sql, token)) {
                    result.append(" AS `").append(token.group()).append('`');
                }
            } else if (token.group("function") != null) {
                @Nullable String value = variables.get(token.group("function").toLowerCase(Locale.ROOT));
                result.append(value == null ? token.group() : value);
            } else if (token.group("table") != null) {
                result.append(view == null ? token.group() : "replica_host_status");
                asksForTopology = view != null;
            } else {
                depth += token.group("open") != null ? 1 : -1;
                result.append(token.group());
            }
        }
        result.append(sql, done, sql.length());
        return asksForTopology && view != null ? withTopology(result.toString(), start, view.get()) : result.toString();
    }

    private static boolean isColumn(String sql, Matcher token) {
        return BEFORE_COLUMN.matcher(sql.substring(0, token.start())).find()
                && AFTER_COLUMN.matcher(sql.substring(token.end())).lookingAt();
    }

    // ---- variables ----

    private String showVariables(Matcher show) {
        boolean global = "global".equalsIgnoreCase(show.group("scope"));
        String condition =
                show.group("like") != null ? "Variable_name LIKE " + show.group("like") : show.group("where");
        StringBuilder all = new StringBuilder("SELECT LOWER(VARIABLE_NAME) AS Variable_name, VARIABLE_VALUE AS Value")
                .append(" FROM information_schema.")
                .append(global ? "GLOBAL" : "SESSION")
                .append("_VARIABLES")
                .append(" WHERE LOWER(VARIABLE_NAME) NOT IN ('")
                .append(String.join("', '", variables.keySet()))
                .append("')");
        variables.forEach((name, value) -> all.append(" UNION ALL SELECT '")
                .append(name)
                .append("', ")
                .append(value.startsWith("'") ? value : "IF(" + value + ", 'ON', 'OFF')"));
        return "SELECT Variable_name, Value FROM (" + all + ") AS variables"
                + (condition == null ? "" : " WHERE (" + condition + ")")
                + " ORDER BY Variable_name";
    }

    // ---- the topology ----

    private static String withTopology(String sql, int start, List<HostStatus> rows) {
        Matcher with = WITH.matcher(sql).region(start, sql.length());
        boolean first = !with.lookingAt();
        String recursive = first || with.group("recursive") == null ? "" : "RECURSIVE ";
        return sql.substring(0, start) + "WITH " + recursive + "replica_host_status AS (" + topology(rows)
                + (first ? ") " : "), ") + sql.substring(first ? start : with.end());
    }

    private static String topology(List<HostStatus> rows) {
        return rows.isEmpty()
                ? select(HostStatus.of("", HostStatus.Role.READER)) + " FROM DUAL WHERE FALSE"
                : rows.stream().map(InstanceSql::select).collect(Collectors.joining(" UNION ALL "));
    }

    private static String select(HostStatus row) {
        return "SELECT " + text(row.serverId()) + " AS SERVER_ID, "
                + sessionId(row) + " AS SESSION_ID, "
                + timestamp(row.age()) + " AS LAST_UPDATE_TIMESTAMP, "
                + "CAST(" + row.lagMillis() + " AS DOUBLE) AS REPLICA_LAG_IN_MILLISECONDS, "
                + "CAST(" + row.cpu() + " AS DOUBLE) AS CPU, "
                + "1 AS IS_CURRENT";
    }

    private static String sessionId(HostStatus row) {
        String reader = text(row.readersSession());
        return switch (row.role()) {
            case WRITER -> MASTER;
            case READER -> reader;
            case WRITER_IF_ASKED_IS_WRITABLE -> "IF(" + READ_ONLY + ", " + reader + ", " + MASTER + ")";
            case WRITER_UNLESS_ASKED_IS_WRITABLE -> "IF(" + READ_ONLY + ", " + MASTER + ", " + reader + ")";
        };
    }

    /** In the server's time zone, whatever the session's is: the column is no TIMESTAMP, so no session converts it. */
    private static String timestamp(Duration age) {
        return "CAST(CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone) - INTERVAL (" + age.toNanos() / 1_000
                + ") MICROSECOND AS DATETIME(6))";
    }

    // ---- text ----

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Where the first word is. */
    private static int skipComments(String sql) {
        int at = 0;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("/*", at) || sql.startsWith("-- ", at) || sql.charAt(at) == '#') {
                at = end(sql, at);
            } else {
                break;
            }
        }
        return at;
    }

    /** Where the quoted text or comment that begins here is over. */
    private static int end(String sql, int start) {
        char first = sql.charAt(start);
        if (first == '\'' || first == '"') {
            int at = start + 1;
            while (at < sql.length() && sql.charAt(at) != first) {
                at += sql.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, sql.length()); // A doubled quote ends one text and begins the next.
        }
        String close = first == '/' ? "*/" : "\n";
        int at = sql.indexOf(close, start + close.length());
        return at < 0 ? sql.length() : at + close.length();
    }
}
