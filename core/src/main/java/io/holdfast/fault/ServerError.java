package io.holdfast.fault;

import static io.holdfast.fault.Fault.ACCESS_DENIED;
import static io.holdfast.fault.Fault.COMMIT_IN_DOUBT;
import static io.holdfast.fault.Fault.COMMIT_REFUSED;
import static io.holdfast.fault.Fault.CONFLICT;
import static io.holdfast.fault.Fault.LINK_LOST;
import static io.holdfast.fault.Fault.LINK_LOST_UNSENT;
import static io.holdfast.fault.Fault.NODE_LEAVING;
import static io.holdfast.fault.Fault.NONE;
import static io.holdfast.fault.Fault.NOT_EXECUTED;
import static io.holdfast.fault.Fault.OVERLOADED;
import static io.holdfast.fault.Fault.STATEMENT_CONFLICT;
import static io.holdfast.fault.Fault.UNREACHABLE;
import static io.holdfast.fault.Fault.WRITE_REFUSED;
import static io.holdfast.fault.Fault.WRITE_REFUSED_IF_NODE_READ_ONLY;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of errors that MySQL and MariaDB servers send, in the order and with the numbers of {@code
 * docs/faults.md}. Sources: MySQL's {@code share/messages_to_clients.txt}, MariaDB's {@code sql/share/errmsg-utf8.txt}.
 *
 * <p>Of the rows for one code the first counts whose text is found in the message. Texts are option names and literals of
 * the servers' code, or messages that have never been translated; everything else changes with {@code lc_messages}. A code that
 * is in the table, with a text that is not, means nothing.
 *
 * <p>Numbers beyond 4000 were given twice, by MySQL and by MariaDB, to different errors.
 */
record ServerError(int code, String symbol, @Nullable Pattern text, Fault connecting, Fault sent, Fault committing) {

    private static final List<ServerError> TABLE = List.of(
            // 1-12: the node refuses writes, and what only looks like it.
            // The token follows the user's privileges: --read-only for most also where super_read_only is set.
            row(1290, "ER_OPTION_PREVENTS_STATEMENT", "--(super[-_])?read[-_]only(?![-_A-Za-z0-9])", WRITE_REFUSED),
            row(1290, "ER_OPTION_PREVENTS_STATEMENT", NONE), // --secure-file-priv, --skip-grant-tables, many more
            row(1836, "ER_READ_ONLY_MODE", WRITE_REFUSED),
            row(1874, "ER_INNODB_READ_ONLY", WRITE_REFUSED),
            row(1015, "ER_CANT_LOCK", number(165), WRITE_REFUSED), // HA_ERR_TABLE_READONLY; any other errno is a lock's
            row(1015, "ER_CANT_LOCK", NONE),
            row(1036, "ER_OPEN_AS_READONLY", WRITE_REFUSED_IF_NODE_READ_ONLY), // also compressed tables, anywhere
            row(3501, "ER_ACL_OPERATION_FAILED", number(165), WRITE_REFUSED),
            row(3501, "ER_ACL_OPERATION_FAILED", NONE),
            row(1792, "ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION", NONE), // the application has asked for read-only
            row(1207, "ER_READ_ONLY_TRANSACTION", NONE), // in spite of its name
            row(3989, "ER_SCHEMA_READ_ONLY", NONE),
            row(1223, "ER_CANT_UPDATE_WITH_READLOCK", NONE), // the session's own FLUSH TABLES WITH READ LOCK
            row(4156, "ER_CANT_CHANGE_SYS_VAR_IN_READ_ONLY_MODE", "in read-only mode", WRITE_REFUSED),
            row(4156, "ER_PERIOD_NOT_FOUND (MariaDB)", NONE),
            row(4049, "ER_OPERATION_NOT_ALLOWED_ON_GR_SECONDARY", "Group Replication", WRITE_REFUSED),
            row(4049, "ER_GEOJSON_TOO_FEW_POINTS (MariaDB)", NONE),

            // 13-20: the node is up but must not be used now.
            row(3032, "ER_SERVER_OFFLINE_MODE", NOT_EXECUTED),
            row(6400, "ER_SERVER_OFFLINE_MODE_REASON", NOT_EXECUTED), // what a member that left its group sends
            row(4094, "ER_OPERATION_NOT_ALLOWED_WHILE_PRIMARY_CHANGE_IS_RUNNING", "set_as_primary", NOT_EXECUTED),
            row(4094, "ER_SP_STACK_TRACE (MariaDB)", NONE),
            row(3781, "ER_GR_HOLD_WAIT_TIMEOUT", NOT_EXECUTED),
            row(3782, "ER_GR_HOLD_KILLED", NOT_EXECUTED),
            row(3783, "ER_GR_HOLD_MEMBER_STATUS_ERROR", NOT_EXECUTED),
            row(3796, "ER_GRP_TRX_CONSISTENCY_NOT_ALLOWED", NOT_EXECUTED),
            row(3797, "ER_GRP_TRX_CONSISTENCY_BEFORE", NOT_EXECUTED),
            row(3798, "ER_GRP_TRX_CONSISTENCY_AFTER_ON_TRX_BEGIN", NOT_EXECUTED),
            row(3799, "ER_GRP_TRX_CONSISTENCY_BEGIN_NOT_ALLOWED", NOT_EXECUTED),
            row(1047, "ER_UNKNOWN_COM_ERROR", "WSREP", NOT_EXECUTED), // 08S01 though the session is healthy
            row(1047, "ER_UNKNOWN_COM_ERROR", "Aborting TOI", OVERLOADED), // Galera DDL while a backup holds the lock
            row(1047, "ER_UNKNOWN_COM_ERROR", NONE), // a proxy that lacks a command

            // 21-24: the server or the session is going away.
            row(1053, "ER_SERVER_SHUTDOWN", NODE_LEAVING), // Connector/J leaves isClosed() false
            row(1927, "ER_CONNECTION_KILLED (MariaDB)", LINK_LOST), // state 70100, as if it were a time-out
            row(3169, "ER_SESSION_WAS_KILLED", LINK_LOST),
            row(3168, "ER_SERVER_ISNT_AVAILABLE", NODE_LEAVING),
            row(4031, "ER_CLIENT_INTERACTION_TIMEOUT", "interactive_timeout", LINK_LOST_UNSENT), // isClosed() is false
            row(4031, "ER_REFERENCED_TRG_DOES_NOT_EXIST (MariaDB)", NONE),

            // 25-27: interrupted or out of time, on a healthy session.
            row(1317, "ER_QUERY_INTERRUPTED", NONE),
            row(1969, "ER_STATEMENT_TIMEOUT (MariaDB)", NONE),
            row(3024, "ER_QUERY_TIMEOUT", NONE),
            row(4192, "ER_SLAVE_STATEMENT_TIMEOUT (MariaDB)", NONE),

            // 28-39: conflicts, and commits that were answered with an error.
            row(1213, "ER_LOCK_DEADLOCK", CONFLICT), // Galera: also for a transaction that is long over, on SELECT 1
            row(1205, "ER_LOCK_WAIT_TIMEOUT", STATEMENT_CONFLICT)
                    .committing(CONFLICT), // 40001 by Connector/J's own table
            row(3572, "ER_LOCK_NOWAIT", NONE),
            row(1020, "ER_CHECKREAD", CONFLICT), // HY000, yet the whole transaction is gone
            row(3101, "ER_TRANSACTION_ROLLBACK_DURING_COMMIT", COMMIT_REFUSED),
            row(
                    1180,
                    "ER_ERROR_DURING_COMMIT",
                    number(149),
                    COMMIT_REFUSED), // lost certification in a multi-primary group
            row(1180, "ER_ERROR_DURING_COMMIT", COMMIT_IN_DOUBT), // Galera's lost quorum; any engine's failure
            row(1181, "ER_ERROR_DURING_ROLLBACK", COMMIT_IN_DOUBT),
            row(3100, "ER_RUN_HOOK_ERROR", "before_dml", NONE), // refused before anything was sent to the group
            row(3100, "ER_RUN_HOOK_ERROR", COMMIT_IN_DOUBT), // the group may have got the message
            row(3231, "ER_WRITE_SET_EXCEEDS_LIMIT", NONE),
            row(1402, "ER_XA_RBROLLBACK", CONFLICT),
            row(1613, "ER_XA_RBTIMEOUT", CONFLICT),
            row(1614, "ER_XA_RBDEADLOCK", CONFLICT),
            row(1397, "ER_XAER_NOTA", COMMIT_IN_DOUBT), // after a failover: committed, rolled back or lost

            // 40-44: load. Back off, never fail over.
            row(1040, "ER_CON_COUNT_ERROR", OVERLOADED), // 08004 with Connector/J, HY000 with MariaDB's driver
            row(1203, "ER_TOO_MANY_USER_CONNECTIONS", OVERLOADED), // 42000: looks like a syntax error
            row(1226, "ER_USER_LIMIT_REACHED", OVERLOADED), // the same
            row(1041, "ER_OUT_OF_RESOURCES", OVERLOADED),
            row(1135, "ER_CANT_CREATE_THREAD", OVERLOADED),
            row(1037, "ER_OUTOFMEMORY", OVERLOADED),
            row(1038, "ER_OUT_OF_SORTMEMORY", OVERLOADED),
            row(1206, "ER_LOCK_TABLE_FULL", OVERLOADED),
            row(1637, "ER_TOO_MANY_CONCURRENT_TRXS", OVERLOADED),
            row(1021, "ER_DISK_FULL", OVERLOADED),
            row(1114, "ER_RECORD_FILE_FULL", OVERLOADED),
            row(3675, "ER_DISK_FULL_NOWAIT", OVERLOADED),
            row(1026, "ER_ERROR_ON_WRITE", OVERLOADED),

            // 45-50: credentials, rights, TLS. The same codes for a statement are the application's own affair.
            access(1045, "ER_ACCESS_DENIED_ERROR"),
            access(1698, "ER_ACCESS_DENIED_NO_PASSWORD_ERROR"),
            access(1044, "ER_DBACCESS_DENIED_ERROR"),
            access(1049, "ER_BAD_DB_ERROR"),
            access(1873, "ER_ACCESS_DENIED_CHANGE_USER_ERROR"),
            access(1130, "ER_HOST_NOT_PRIVILEGED"),
            access(1129, "ER_HOST_IS_BLOCKED"), // ends with FLUSH HOSTS, not with patience
            access(1820, "ER_MUST_CHANGE_PASSWORD"), // S1000 with Connector/J
            access(1862, "ER_MUST_CHANGE_PASSWORD_LOGIN"), // S1000 with Connector/J
            access(3118, "ER_ACCOUNT_HAS_BEEN_LOCKED"),
            access(3955, "ER_USER_ACCESS_DENIED_FOR_USER_ACCOUNT_BLOCKED_BY_PASSWORD_LOCK"),
            access(4151, "ER_ACCOUNT_HAS_BEEN_LOCKED (MariaDB)"), // MySQL's is about LOAD DATA, never sent at a login
            access(4150, "ER_USER_IS_BLOCKED (MariaDB)"), // the same
            access(1251, "ER_NOT_SUPPORTED_AUTH_MODE"), // 08004, though no matter of load
            access(1524, "ER_PLUGIN_IS_NOT_LOADED"),
            access(1275, "ER_SERVER_IS_IN_SECURE_AUTH_MODE"),
            access(3159, "ER_SECURE_TRANSPORT_REQUIRED"), // 08004 from MariaDB

            // 51-55: the network, as the server sees it.
            row(1043, "ER_HANDSHAKE_ERROR", UNREACHABLE),
            row(1042, "ER_BAD_HOST_ERROR", UNREACHABLE),
            row(1158, "ER_NET_READ_ERROR", LINK_LOST),
            row(1159, "ER_NET_READ_INTERRUPTED", LINK_LOST),
            row(1160, "ER_NET_ERROR_ON_WRITE", LINK_LOST),
            row(1161, "ER_NET_WRITE_INTERRUPTED", LINK_LOST),
            row(1152, "ER_ABORTING_CONNECTION", LINK_LOST),
            row(1184, "ER_NEW_ABORTING_CONNECTION", LINK_LOST),
            row(1153, "ER_NET_PACKET_TOO_LARGE", NONE), // 08S01, but every node would refuse the same packet
            row(1156, "ER_NET_PACKETS_OUT_OF_ORDER", LINK_LOST),
            row(3068, "ER_NET_OK_PACKET_TOO_LARGE", LINK_LOST), // it was executed

            // 56-60: nothing to do with it, whatever the state or the name.
            row(1105, "ER_UNKNOWN_ERROR", NONE),
            row(1193, "ER_UNKNOWN_SYSTEM_VARIABLE", NONE),
            row(1142, "ER_TABLEACCESS_DENIED_ERROR", NONE),
            row(1227, "ER_SPECIFIC_ACCESS_DENIED_ERROR", NONE),
            row(6038, "ER_SPECIFIC_ACCESS_DENIED", NONE),
            row(1196, "ER_WARNING_NOT_COMPLETE_ROLLBACK", NONE),
            row(1785, "ER_GTID_UNSAFE_NON_TRANSACTIONAL_TABLE", NONE),
            row(1837, "ER_GTID_NEXT_TYPE_UNDEFINED_GTID", NONE),
            row(1644, "ER_SIGNAL_EXCEPTION", NONE)); // state and text are a stored program's own, 08S01 too

    private static final Map<Integer, List<ServerError>> BY_CODE =
            TABLE.stream().collect(Collectors.groupingBy(ServerError::code));

    private static ServerError row(int code, String symbol, Fault fault) {
        return new ServerError(code, symbol, null, fault, fault, fault);
    }

    private static ServerError row(int code, String symbol, String text, Fault fault) {
        return new ServerError(code, symbol, Pattern.compile(text), fault, fault, fault);
    }

    private static ServerError access(int code, String symbol) {
        return new ServerError(code, symbol, null, ACCESS_DENIED, NONE, NONE);
    }

    private ServerError committing(Fault fault) {
        return new ServerError(code, symbol, text, connecting, sent, fault);
    }

    /** A number by itself, in any script: {@code \b} would see no border between a digit and a Chinese letter. */
    private static String number(int number) {
        return "(?<![0-9A-Za-z])" + number + "(?![0-9A-Za-z])";
    }

    /** All rows, in their order. */
    static List<ServerError> table() {
        return TABLE;
    }

    /** What an error means; null if its code is not in the table. */
    static @Nullable Fault of(int code, String message, Phase phase) {
        List<ServerError> rows = BY_CODE.get(code);
        if (rows == null) {
            return null;
        }
        for (ServerError row : rows) {
            if (row.text == null || row.text.matcher(message).find()) {
                return row.in(phase);
            }
        }
        return NONE;
    }

    private Fault in(Phase phase) {
        return switch (phase) {
            case CONNECTING -> connecting;
            case SENT, READING -> sent;
            case COMMITTING -> committing;
        };
    }
}
