package io.holdfast.jdbc;

import io.holdfast.recovery.Session;
import java.sql.Connection;

/** The way into this package: everything else in it is a JDBC interface to the outside. */
public final class Connections {

    private Connections() {}

    /** A connection for an application, on top of a session that is open. */
    public static Connection on(Session session) {
        return new ConnectionProxy(session);
    }
}
