package io.holdfast.connect;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody else's pool, and what its {@link PoolKind} lets be done to it beyond {@code DataSource}. What a pool cannot do is
 * logged once and done without: {@link PoolConnector} throws stale connections away when it meets them, under any pool. Safe for
 * use by many threads.
 */
final class DecoratedPool {

    private static final Logger log = LoggerFactory.getLogger(DecoratedPool.class);

    private final PoolKind kind;
    private final Class<?> type;
    private final Object pool;
    private final AtomicBoolean complained = new AtomicBoolean();

    private DecoratedPool(PoolKind kind, Class<?> type, Object pool) {
        this.kind = kind;
        this.type = type;
        this.pool = pool;
    }

    /** The pool that a data source is, or says that it wraps. Never throws. */
    static DecoratedPool of(DataSource source) {
        for (PoolKind kind : PoolKind.values()) {
            for (String name : kind.typeNames) {
                for (ClassLoader loader : loaders(source)) {
                    DecoratedPool known = as(kind, name, loader, source);
                    if (known != null) {
                        return known;
                    }
                }
            }
        }
        return new DecoratedPool(PoolKind.UNKNOWN, DataSource.class, source);
    }

    /** The data source's own class loader, and the application's, in case it is a wrapper from elsewhere. */
    private static Set<ClassLoader> loaders(DataSource source) {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(source.getClass().getClassLoader());
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.remove(null);
        return loaders;
    }

    private static @Nullable DecoratedPool as(PoolKind kind, String name, ClassLoader loader, DataSource source) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            Object pool = type.isInstance(source) || !source.isWrapperFor(type) ? source : source.unwrap(type);
            return type.isInstance(pool) ? new DecoratedPool(kind, type, pool) : null;
        } catch (ClassNotFoundException | LinkageError | SQLException | RuntimeException no) {
            return null; // that pool is not on the class path, or the wrapper does not say what it wraps
        }
    }

    /** Evicts the idle connections, and mostly also those in use when they come back. May wait for the network; never throws. */
    void evictAll() {
        try {
            kind.evictAll(type, pool);
        } catch (ReflectiveOperationException | RuntimeException e) {
            complain("evict its connections when told to; stale ones are thrown away when they are met", e);
        }
    }

    /**
     * Tells the pool not to keep a borrowed connection when it comes back. Never throws.
     *
     * @return false if it could not be told
     */
    boolean condemn(Connection borrowed) {
        try {
            return kind.condemn(type, pool, borrowed);
        } catch (ReflectiveOperationException | RuntimeException e) {
            complain("evict a connection when told to; it is left to notice by itself, or evicts all of them", e);
            evictAll();
            return false;
        }
    }

    /** See {@link PoolKind#forgetsWaiters}. */
    boolean forgetsWaiters() {
        return kind.forgetsWaiters();
    }

    /**
     * The driver's connection under a borrowed one: the same whenever the pool hands it out. Null if the pool does not show it;
     * never throws.
     */
    @Nullable
    Connection physical(Connection borrowed) {
        try {
            return kind.physical(type, borrowed);
        } catch (SQLException | ReflectiveOperationException | RuntimeException hidden) {
            return null; // closed meanwhile, or from another pool
        }
    }

    /** Ends the pool, if it is something that can be ended. */
    void close() throws SQLException {
        try {
            if (pool instanceof AutoCloseable closeable) {
                closeable.close();
            } else {
                kind.close(type, pool);
            }
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("The pool " + type.getName() + " could not be closed: " + cause(e), cause(e));
        }
    }

    private void complain(String what, Exception e) {
        if (complained.compareAndSet(false, true)) {
            log.atWarn()
                    .setMessage("The pool {} does not {}: {}")
                    .addArgument(type.getName())
                    .addArgument(what)
                    .addArgument(String.valueOf(cause(e)))
                    .log();
        }
    }

    private static Throwable cause(Exception e) {
        Throwable cause = e instanceof InvocationTargetException ? e.getCause() : null;
        return cause == null ? e : cause;
    }
}
