package io.holdfast.connect;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the known pools offer for getting rid of connections: the verbs of their public types, called by reflection, since
 * Holdfast depends on none of these pools. {@link DecoratedPool} finds the row that applies, and copes with what is missing.
 *
 * <p>The {@code type} that the verbs get is the one that the row names, as the pool's class loader knows it.
 */
enum PoolKind {
    HIKARI("com.zaxxer.hikari.HikariDataSource") {
        @Override
        void evictAll(Class<?> type, Object pool) throws ReflectiveOperationException {
            Method control = type.getMethod("getHikariPoolMXBean");
            Object bean = control.invoke(pool);
            if (bean != null) { // else it has not been used yet
                control.getReturnType().getMethod("softEvictConnections").invoke(bean);
            }
        }

        // It would notice, but with a warning and a stack trace for each.
        @Override
        boolean condemn(Class<?> type, Object pool, Connection borrowed) throws ReflectiveOperationException {
            type.getMethod("evictConnection", Connection.class).invoke(pool, borrowed);
            return true;
        }
    },

    /** {@code purgeOnReturn} alone would leave the idle ones. */
    TOMCAT("org.apache.tomcat.jdbc.pool.DataSourceProxy") {
        @Override
        void evictAll(Class<?> type, Object pool) throws ReflectiveOperationException {
            type.getMethod("purge").invoke(pool);
        }

        // The only one of them that is not AutoCloseable.
        @Override
        void close(Class<?> type, Object pool) throws ReflectiveOperationException {
            type.getMethod("close").invoke(pool);
        }
    },

    /**
     * Has nothing to evict them all that would not fail those who borrow meanwhile ({@code restart} does). Its connections do not
     * unwrap to the driver's by {@code Connection}, but by their own type, {@code accessToUnderlyingConnectionAllowed} or not.
     */
    DBCP2("org.apache.commons.dbcp2.BasicDataSource", "org.apache.commons.dbcp2.PoolingDataSource") {
        @Override
        @Nullable
        Connection physical(Class<?> type, Connection borrowed) throws SQLException, ReflectiveOperationException {
            Class<?> pooled = sibling(type, "org.apache.commons.dbcp2.PoolableConnection");
            return (Connection) pooled.getMethod("getInnermostDelegate").invoke(borrowed.unwrap(pooled));
        }
    },

    /**
     * Pays no attention to exceptions by default, and takes closed connections back. Who waits for a connection is not told when one
     * that comes back is flushed instead of kept, and by default waits for good; so only the idle ones are flushed all at once,
     * not {@code GRACEFUL}ly also those in use, which their sessions leave by themselves.
     */
    AGROAL("io.agroal.api.AgroalDataSource") {
        @Override
        void evictAll(Class<?> type, Object pool) throws ReflectiveOperationException {
            Class<?> mode = sibling(type, "io.agroal.api.AgroalDataSource$FlushMode");
            Object idle = mode.getMethod("valueOf", String.class).invoke(null, "IDLE");
            type.getMethod("flush", mode).invoke(pool, idle);
        }

        @Override
        boolean condemn(Class<?> type, Object pool, Connection borrowed) throws ReflectiveOperationException {
            Object handler = borrowed.getClass().getMethod("getHandler").invoke(borrowed);
            handler.getClass().getMethod("setFlushOnly").invoke(handler);
            return true;
        }

        @Override
        boolean forgetsWaiters() {
            return true;
        }
    },

    C3P0("com.mchange.v2.c3p0.PooledDataSource") {
        @Override
        void evictAll(Class<?> type, Object pool) throws ReflectiveOperationException {
            type.getMethod("softResetAllUsers").invoke(pool);
        }
    },

    UNKNOWN;

    /** What a pool of this kind is an instance of, one of them. */
    final List<String> typeNames;

    PoolKind(String... typeNames) {
        this.typeNames = List.of(typeNames);
    }

    /** Evicts the idle connections now, and where that is possible those in use when they come back. */
    void evictAll(Class<?> type, Object pool) throws ReflectiveOperationException {}

    /**
     * Tells the pool not to keep a borrowed connection when it comes back.
     *
     * @return false if there is no such verb, and the pool has to notice by itself
     */
    boolean condemn(Class<?> type, Object pool, Connection borrowed) throws ReflectiveOperationException {
        return false;
    }

    /** Whether those who wait for a connection go on waiting when one that comes back is not kept. */
    boolean forgetsWaiters() {
        return false;
    }

    /** Ends the pool, where {@code AutoCloseable} does not say how. */
    void close(Class<?> type, Object pool) throws ReflectiveOperationException {}

    /** The driver's connection under a borrowed one: the same one whenever the pool hands it out. Null if it does not show it. */
    @Nullable
    Connection physical(Class<?> type, Connection borrowed) throws SQLException, ReflectiveOperationException {
        Connection physical = borrowed.unwrap(Connection.class);
        // Some wrappers give themselves, or something new each time they are asked.
        return physical != borrowed && physical == borrowed.unwrap(Connection.class) ? physical : null;
    }

    private static Class<?> sibling(Class<?> type, String name) throws ClassNotFoundException {
        return Class.forName(name, false, type.getClassLoader());
    }
}
