package io.holdfast.testkit.wire;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The status bits of one session's answers. Drivers believe them: MariaDB's sends no COMMIT outside a transaction. */
final class SessionStatus {

    private static final Pattern SET_AUTOCOMMIT = Pattern.compile(
            "SET\\s(?:.*[\\s,.@])?autocommit\\s*=\\s*(\\w+).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private boolean autoCommit = true;
    private boolean inTransaction;

    /** A statement or command has succeeded. */
    void follow(String statement) {
        String text = statement.toUpperCase(Locale.ROOT);
        Matcher set = SET_AUTOCOMMIT.matcher(text);
        if (set.matches()) {
            autoCommit = !set.group(1).equals("0") && !set.group(1).equals("OFF");
            inTransaction &= !autoCommit;
        } else if (text.startsWith("BEGIN") || text.startsWith("START TRANSACTION")) {
            inTransaction = true;
        } else if (text.startsWith("COMMIT") || text.startsWith("ROLLBACK") && !text.contains(" TO ")) {
            inTransaction = false;
        } else if (!autoCommit && !text.startsWith("SET") && !text.startsWith("SHOW") && !text.startsWith("COM_")) {
            inTransaction = true;
        }
    }

    int bits() {
        return (autoCommit ? Packets.STATUS_AUTOCOMMIT : 0) | (inTransaction ? Packets.STATUS_IN_TRANSACTION : 0);
    }
}
