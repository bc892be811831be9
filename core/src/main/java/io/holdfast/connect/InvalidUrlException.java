package io.holdfast.connect;

import java.sql.SQLNonTransientConnectionException;

/** A URL or an option that cannot work, whatever the database does. SQLSTATE 01S00, as Connector/J has it. */
public final class InvalidUrlException extends SQLNonTransientConnectionException {

    private static final long serialVersionUID = 1L;

    public InvalidUrlException(String message) {
        super(message, "01S00");
    }
}
