package io.holdfast.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The error codes of MySQL and MariaDB that say something about the node or the link, one row each. Sources: MySQL's
 * {@code share/messages_to_clients.txt}, MariaDB's {@code sql/share/errmsg-utf8.txt}.
 *
 * <p>A row with a pattern counts only if the message matches it: the same code has other meanings. Patterns name option
 * tokens and literals of the server's code; the prose around them is translated ({@code lc_messages}).
 */
enum ServerError {
    // The node refuses writes.
    ER_OPTION_PREVENTS_STATEMENT(1290, Fault.WRITE_REFUSED, "--(super[-_])?read[-_]only\\b"),
    ER_READ_ONLY_MODE(1836, Fault.WRITE_REFUSED),
    ER_INNODB_READ_ONLY(1874, Fault.WRITE_REFUSED),
    ER_CANT_LOCK(1015, Fault.WRITE_REFUSED, "\\b165\\b"),
    ER_OPEN_AS_READONLY(1036, Fault.WRITE_REFUSED_IF_NODE_READ_ONLY),

    // The node is up but must not be used now.
    ER_SERVER_OFFLINE_MODE(3032, Fault.NOT_EXECUTED),
    ER_SERVER_OFFLINE_MODE_REASON(6400, Fault.NOT_EXECUTED),
    ER_OPERATION_NOT_ALLOWED_WHILE_PRIMARY_CHANGE_IS_RUNNING(4094, Fault.NOT_EXECUTED),
    ER_GR_HOLD_WAIT_TIMEOUT(3781, Fault.NOT_EXECUTED),
    ER_GR_HOLD_KILLED(3782, Fault.NOT_EXECUTED),
    ER_GR_HOLD_MEMBER_STATUS_ERROR(3783, Fault.NOT_EXECUTED),
    ER_GRP_TRX_CONSISTENCY_NOT_ALLOWED(3796, Fault.NOT_EXECUTED),
    ER_GRP_TRX_CONSISTENCY_BEFORE(3797, Fault.NOT_EXECUTED),
    ER_GRP_TRX_CONSISTENCY_AFTER_ON_TRX_BEGIN(3798, Fault.NOT_EXECUTED),
    ER_GRP_TRX_CONSISTENCY_BEGIN_NOT_ALLOWED(3799, Fault.NOT_EXECUTED),
    ER_UNKNOWN_COM_ERROR(1047, Fault.NOT_EXECUTED, "WSREP has not yet prepared"),

    // The session or the whole server is going away.
    ER_SERVER_SHUTDOWN(1053, Fault.NODE_LEAVING),
    ER_CONNECTION_KILLED(1927, Fault.LINK_LOST),
    ER_CLIENT_INTERACTION_TIMEOUT(4031, Fault.LINK_LOST_UNSENT),
    ER_NET_READ_ERROR(1158, Fault.LINK_LOST),
    ER_NET_READ_INTERRUPTED(1159, Fault.LINK_LOST),
    ER_NET_ERROR_ON_WRITE(1160, Fault.LINK_LOST),
    ER_NET_WRITE_INTERRUPTED(1161, Fault.LINK_LOST),
    ER_NET_PACKETS_OUT_OF_ORDER(1156, Fault.LINK_LOST),
    ER_NET_OK_PACKET_TOO_LARGE(3068, Fault.LINK_LOST),
    ER_HANDSHAKE_ERROR(1043, Fault.UNREACHABLE),
    ER_BAD_HOST_ERROR(1042, Fault.UNREACHABLE),

    // Load: back off, never fail over.
    ER_CON_COUNT_ERROR(1040, Fault.OVERLOADED),
    ER_TOO_MANY_USER_CONNECTIONS(1203, Fault.OVERLOADED),
    ER_USER_LIMIT_REACHED(1226, Fault.OVERLOADED),
    ER_OUT_OF_RESOURCES(1041, Fault.OVERLOADED),
    ER_CANT_CREATE_THREAD(1135, Fault.OVERLOADED),

    // Credentials, rights, TLS, configuration: final.
    ER_ACCESS_DENIED_ERROR(1045, Fault.ACCESS_DENIED),
    ER_ACCESS_DENIED_NO_PASSWORD_ERROR(1698, Fault.ACCESS_DENIED),
    ER_DBACCESS_DENIED_ERROR(1044, Fault.ACCESS_DENIED),
    ER_BAD_DB_ERROR(1049, Fault.ACCESS_DENIED),
    ER_ACCESS_DENIED_CHANGE_USER_ERROR(1873, Fault.ACCESS_DENIED),
    ER_HOST_NOT_PRIVILEGED(1130, Fault.ACCESS_DENIED),
    ER_HOST_IS_BLOCKED(1129, Fault.ACCESS_DENIED),
    ER_MUST_CHANGE_PASSWORD(1820, Fault.ACCESS_DENIED),
    ER_MUST_CHANGE_PASSWORD_LOGIN(1862, Fault.ACCESS_DENIED),
    ER_ACCOUNT_HAS_BEEN_LOCKED(3118, Fault.ACCESS_DENIED),
    ER_USER_ACCESS_DENIED_FOR_USER_ACCOUNT_BLOCKED_BY_PASSWORD_LOCK(3955, Fault.ACCESS_DENIED),
    ER_ACCOUNT_HAS_BEEN_LOCKED_MARIADB(4151, Fault.ACCESS_DENIED),
    ER_USER_IS_BLOCKED_MARIADB(4150, Fault.ACCESS_DENIED),
    ER_NOT_SUPPORTED_AUTH_MODE(1251, Fault.ACCESS_DENIED),
    ER_PLUGIN_IS_NOT_LOADED(1524, Fault.ACCESS_DENIED),
    ER_SECURE_TRANSPORT_REQUIRED(3159, Fault.ACCESS_DENIED),

    // The server rolled the transaction back.
    ER_LOCK_DEADLOCK(1213, Fault.CONFLICT),
    ER_CHECKREAD(1020, Fault.CONFLICT),
    ER_TRANSACTION_ROLLBACK_DURING_COMMIT(3101, Fault.CONFLICT),
    ER_ERROR_DURING_COMMIT_CERTIFICATION(1180, Fault.CONFLICT, "\\b149\\b"),

    // The commit was answered, and the answer leaves its outcome open.
    ER_ERROR_DURING_COMMIT(1180, Fault.COMMIT_IN_DOUBT),
    ER_RUN_HOOK_ERROR(3100, Fault.COMMIT_IN_DOUBT, "before_commit"),

    // Look like a lost link, are the application's own fault.
    ER_NET_PACKET_TOO_LARGE(1153, Fault.NONE);

    private static final Map<Integer, List<ServerError>> BY_CODE = Arrays.stream(values())
            .collect(Collectors.groupingBy(e -> e.code, Collectors.mapping(Function.identity(), Collectors.toList())));

    private final int code;
    private final Fault fault;
    private final @Nullable Pattern text;

    ServerError(int code, Fault fault) {
        this.code = code;
        this.fault = fault;
        this.text = null;
    }

    ServerError(int code, Fault fault, String text) {
        this.code = code;
        this.fault = fault;
        this.text = Pattern.compile(text);
    }

    /** The row for an error; null if the code, or the code with this text, says nothing about node or link. */
    static @Nullable ServerError of(int code, @Nullable String message) {
        for (ServerError error : BY_CODE.getOrDefault(code, List.of())) {
            if (error.text == null
                    || message != null && error.text.matcher(message).find()) {
                return error;
            }
        }
        return null;
    }

    Fault fault() {
        return fault;
    }
}
