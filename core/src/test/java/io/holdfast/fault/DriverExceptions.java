package io.holdfast.fault;

import com.mysql.cj.exceptions.CJCommunicationsException;
import com.mysql.cj.exceptions.CJException;
import com.mysql.cj.exceptions.ClosedOnExpiredPasswordException;
import com.mysql.cj.exceptions.MysqlErrorNumbers;
import com.mysql.cj.exceptions.PasswordExpiredException;
import com.mysql.cj.jdbc.exceptions.SQLError;
import com.mysql.cj.jdbc.exceptions.SQLExceptionsMapping;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.ExceptionFactory;

/** Exceptions as the drivers make them, by the drivers' own code wherever it can be called. */
final class DriverExceptions {

    private static final ExceptionFactory MARIADB = mariadbFactory();

    private DriverExceptions() {}

    // ---- MySQL Connector/J ----

    /** A server's error, the way {@code NativeProtocol.checkErrorMessage} goes: its own table of states replaces HY000. */
    static SQLException connectorJ(int code, String wireState, String message) {
        return switch (code) {
            case 1820 -> translated(new PasswordExpiredException(message));
            case 1862 -> translated(new ClosedOnExpiredPasswordException(message));
            case 4031 -> translated(new CJCommunicationsException(message));
            default -> {
                String known = MysqlErrorNumbers.mysqlToSqlstate(code);
                String state = wireState.equals("HY000") && known != null ? known : wireState;
                yield SQLError.createSQLException(message, state, code, null);
            }
        };
    }

    static SQLException communications(@Nullable Throwable cause) {
        String message = "Communications link failure\n\nThe last packet successfully received from the server was 4"
                + " milliseconds ago. The last packet sent successfully to the server was 4 milliseconds ago.";
        CJCommunicationsException unchecked = new CJCommunicationsException(message);
        if (cause != null) {
            unchecked.initCause(cause);
        }
        return translated(unchecked);
    }

    static SQLException translated(CJException unchecked) {
        return SQLExceptionsMapping.translateException(unchecked);
    }

    static SQLException connectorJ(String state, String message, @Nullable Throwable cause) {
        return SQLError.createSQLException(message, state, cause, null);
    }

    // ---- MariaDB Connector/J ----

    /** With {@code (conn=165)} in front of the message, as it happens to every 165th connection. */
    static SQLException mariadb(int code, String wireState, String message) {
        return MARIADB.create(message, wireState, code);
    }

    static SQLException mariadb(String state, String message, @Nullable Exception cause) {
        return MARIADB.create(message, state, cause);
    }

    private static ExceptionFactory mariadbFactory() {
        try {
            ExceptionFactory factory =
                    new ExceptionFactory(Configuration.parse("jdbc:mariadb://db/"), HostAddress.from("db", 3306));
            factory.setThreadId(165);
            return factory;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
