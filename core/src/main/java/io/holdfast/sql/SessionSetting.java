package io.holdfast.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the {@code SET} statements that another session can be given just so: variables of the session set to literals, and
 * {@code SET NAMES}. They are what pools run on new connections ({@code connectionInitSql}). Pure.
 *
 * <p>It is strict: comments, expressions, parameters, user variables, several statements in one text, and whatever JDBC sets
 * by methods of its own (autocommit, isolation, read-only, database) are not for it.
 */
public final class SessionSetting {

    private static final String LITERAL = "(?:[-+]?[0-9][0-9.]*|'[^'\\\\]*'|\"[^\"\\\\]*\"|[A-Za-z][A-Za-z0-9_]*)";
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final String SCOPE = "(?:(?:SESSION|LOCAL)\\s+|@@(?:(?:SESSION|LOCAL)\\s*\\.\\s*)?)?";
    private static final String NAMES =
            "(?:NAMES|CHARACTER\\s+SET|CHARSET)\\s+" + LITERAL + "(?:\\s+COLLATE\\s+" + LITERAL + ")?";
    private static final String ITEM = "(?:" + NAMES + "|" + SCOPE + NAME + "\\s*:?=\\s*" + LITERAL + ")";

    private static final Pattern SET =
            Pattern.compile("\\s*SET\\s+" + ITEM + "(?:\\s*,\\s*" + ITEM + ")*\\s*;?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile("=\\s*" + LITERAL);
    private static final Pattern VARIABLE = Pattern.compile("(" + NAME + ")\\s*:?=");

    /** What has a meaning for the next statement only, changes what others mean, or is set by a method of JDBC. */
    private static final Set<String> NOT_THESE = Set.of(
            "AUTOCOMMIT",
            "COMPLETION_TYPE", // makes every COMMIT begin a transaction, or end the session
            "TRANSACTION_ISOLATION",
            "TX_ISOLATION",
            "TRANSACTION_READ_ONLY",
            "TX_READ_ONLY",
            "TIMESTAMP",
            "INSERT_ID",
            "LAST_INSERT_ID",
            "IDENTITY",
            "RAND_SEED1",
            "RAND_SEED2",
            "GTID_NEXT",
            "GTID_SEQ_NO",
            "GTID_DOMAIN_ID",
            "SERVER_ID",
            "PSEUDO_THREAD_ID",
            "SQL_LOG_BIN",
            "PASSWORD");

    /** Long enough for any setting; what is longer is not worth keeping. */
    private static final int MOST_CHARS = 1_000;

    private SessionSetting() {}

    /** Whether running this text on a fresh session leaves there what it left in the old one. */
    public static boolean isRestorable(String sql) {
        return subject(sql) != null;
    }

    /**
     * What a text sets, if running it on a fresh session leaves there what it left in the old one, else null. Of two texts with
     * the same subject the later one makes the earlier one superfluous.
     */
    public static @Nullable String subject(String sql) {
        if (sql.length() > MOST_CHARS || !SET.matcher(sql).matches()) {
            return null;
        }
        Matcher variables = VARIABLE.matcher(sql);
        while (variables.find()) {
            if (NOT_THESE.contains(variables.group(1).toUpperCase(Locale.ROOT))) {
                return null;
            }
        }
        // Whatever could be a value goes, and what is left names what is set.
        return VALUE.matcher(sql).replaceAll("=").toUpperCase(Locale.ROOT);
    }
}
