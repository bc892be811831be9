package io.holdfast.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the application set on its connection through JDBC; a new physical connection gets the same. Only what was set is
 * remembered, so that what was never touched stays the inner driver's default and costs no round trip.
 *
 * <p>Used by one thread at a time, like the connection that it belongs to.
 */
public final class SessionSettings {

    private static final int UNSET = -1;

    private boolean autoCommit = true;
    private boolean readOnlySet;
    private boolean readOnly;
    private int isolation = UNSET;
    private int holdability = UNSET;
    private int networkTimeout = UNSET;
    private @Nullable String catalog;
    private @Nullable String schema;
    private @Nullable Map<String, Class<?>> typeMap;
    private @Nullable Properties clientInfo;

    public boolean autoCommit() {
        return autoCommit;
    }

    public void autoCommit(boolean value) {
        autoCommit = value;
    }

    public void readOnly(boolean value) {
        readOnlySet = true;
        readOnly = value;
    }

    /** What an attribute is as long as it was not set. */
    @FunctionalInterface
    public interface Initially {
        boolean value() throws SQLException;
    }

    public boolean readOnly(Initially initially) throws SQLException {
        return readOnlySet ? readOnly : initially.value();
    }

    public void isolation(int value) {
        isolation = value;
    }

    public void holdability(int value) {
        holdability = value;
    }

    public void networkTimeout(int millis) {
        networkTimeout = millis;
    }

    public void catalog(String value) {
        catalog = value;
    }

    public void schema(String value) {
        schema = value;
    }

    public void typeMap(Map<String, Class<?>> value) {
        typeMap = value;
    }

    public void clientInfo(Properties value) {
        Properties copy = new Properties();
        for (String name : value.stringPropertyNames()) {
            copy.setProperty(name, value.getProperty(name));
        }
        clientInfo = copy;
    }

    public void clientInfo(String name, @Nullable String value) {
        Properties info = clientInfo == null ? new Properties() : clientInfo;
        if (value == null) {
            info.remove(name);
        } else {
            info.setProperty(name, value);
        }
        clientInfo = info;
    }

    /** In milliseconds; -1 if it was not set. */
    public int networkTimeout() {
        return networkTimeout;
    }

    /** The time limit, which comes last: until then the connection has the one that it was opened with. */
    public void applyTimeoutTo(Connection connection) throws SQLException {
        if (networkTimeout != UNSET) {
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }
    }

    /** Gives a fresh physical connection everything that was set, but {@link #applyTimeoutTo the time limit}. */
    public void applyTo(Connection connection) throws SQLException {
        if (catalog != null) {
            connection.setCatalog(catalog);
        }
        if (schema != null) {
            connection.setSchema(schema);
        }
        if (isolation != UNSET) {
            connection.setTransactionIsolation(isolation);
        }
        if (readOnlySet) {
            connection.setReadOnly(readOnly);
        }
        if (holdability != UNSET) {
            connection.setHoldability(holdability);
        }
        if (typeMap != null) {
            connection.setTypeMap(typeMap);
        }
        if (clientInfo != null) {
            connection.setClientInfo(clientInfo);
        }
        if (connection.getAutoCommit() != autoCommit) {
            connection.setAutoCommit(autoCommit);
        }
    }
}
