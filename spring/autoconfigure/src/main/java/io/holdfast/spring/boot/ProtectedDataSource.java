package io.holdfast.spring.boot;

import io.holdfast.HoldfastDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Holdfast around a data source bean, in a form that Spring sees through: Boot finds the pool for its metrics and for Flyway's own
 * user. The pool is closed as the bean that it was. Safe for use by many threads.
 */
final class ProtectedDataSource extends DelegatingDataSource {

    private final HoldfastDataSource holdfast;
    private final DataSource pool;

    ProtectedDataSource(DataSource pool, HoldfastDataSource holdfast) {
        super(pool);
        this.pool = pool;
        this.holdfast = holdfast;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return holdfast.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return holdfast.getConnection(username, password);
    }

    /** Asked for any data source it gives the pool, by which Boot builds another one like it. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type == DataSource.class ? type.cast(pool) : holdfast.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return holdfast.isWrapperFor(type);
    }

    @Override
    public String toString() {
        return holdfast.toString();
    }
}
