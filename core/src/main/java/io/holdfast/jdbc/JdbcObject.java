package io.holdfast.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;

/**
 * What all handles that an application holds have in common. The classes between this one and the hand-written proxies are
 * written by the build: they forward, and send every failure through {@link #onError}.
 */
@Forwarding({Connection.class, Statement.class, ResultSet.class, DatabaseMetaData.class})
abstract class JdbcObject {

    /** The one place through which the failures of plainly forwarded calls go; returns the exception to throw. */
    abstract SQLException onError(SQLException e);

    /** The inner driver's object, for those who ask for it by type (JDBC 4.3, {@code java.sql.Wrapper}). */
    static <T> T unwrap(Wrapper delegate, Class<T> type) throws SQLException {
        return type.isInstance(delegate) ? type.cast(delegate) : delegate.unwrap(type);
    }

    static boolean isWrapperFor(Wrapper delegate, Class<?> type) throws SQLException {
        return type.isInstance(delegate) || delegate.isWrapperFor(type);
    }
}
