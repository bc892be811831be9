package io.holdfast.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What the application set on a statement; one made anew on another connection gets the same. Used by one thread at a time. */
final class StatementSettings {

    private static final int FETCH_SIZE = 1;
    private static final int MAX_ROWS = 1 << 1;
    private static final int QUERY_TIMEOUT = 1 << 2;
    private static final int MAX_FIELD_SIZE = 1 << 3;
    private static final int ESCAPES = 1 << 4;
    private static final int FETCH_DIRECTION = 1 << 5;
    private static final int POOLABLE = 1 << 6;
    private static final int CLOSE_ON_COMPLETION = 1 << 7;
    private static final int LARGE_MAX_ROWS = 1 << 8;

    private int set;
    private int fetchSize;
    private long maxRows;
    private int queryTimeout;
    private int maxFieldSize;
    private int fetchDirection;
    private boolean escapes;
    private boolean poolable;
    private @Nullable String cursorName;

    void fetchSize(int rows) {
        fetchSize = rows;
        set |= FETCH_SIZE;
    }

    void maxRows(int rows) {
        maxRows = rows;
        set = set & ~LARGE_MAX_ROWS | MAX_ROWS;
    }

    void largeMaxRows(long rows) {
        maxRows = rows;
        set = set & ~MAX_ROWS | LARGE_MAX_ROWS;
    }

    void queryTimeout(int seconds) {
        queryTimeout = seconds;
        set |= QUERY_TIMEOUT;
    }

    /** In seconds, 0 for none. */
    int queryTimeout() {
        return queryTimeout;
    }

    void maxFieldSize(int bytes) {
        maxFieldSize = bytes;
        set |= MAX_FIELD_SIZE;
    }

    void fetchDirection(int direction) {
        fetchDirection = direction;
        set |= FETCH_DIRECTION;
    }

    void escapes(boolean on) {
        escapes = on;
        set |= ESCAPES;
    }

    void poolable(boolean on) {
        poolable = on;
        set |= POOLABLE;
    }

    void closeOnCompletion() {
        set |= CLOSE_ON_COMPLETION;
    }

    void cursorName(String name) {
        cursorName = name;
    }

    void applyTo(Statement statement) throws SQLException {
        if (isSet(FETCH_SIZE)) {
            statement.setFetchSize(fetchSize);
        }
        if (isSet(MAX_ROWS)) {
            statement.setMaxRows((int) maxRows);
        }
        if (isSet(LARGE_MAX_ROWS)) {
            statement.setLargeMaxRows(maxRows);
        }
        if (isSet(QUERY_TIMEOUT)) {
            statement.setQueryTimeout(queryTimeout);
        }
        if (isSet(MAX_FIELD_SIZE)) {
            statement.setMaxFieldSize(maxFieldSize);
        }
        if (isSet(FETCH_DIRECTION)) {
            statement.setFetchDirection(fetchDirection);
        }
        if (isSet(ESCAPES)) {
            statement.setEscapeProcessing(escapes);
        }
        if (isSet(POOLABLE)) {
            statement.setPoolable(poolable);
        }
        if (isSet(CLOSE_ON_COMPLETION)) {
            statement.closeOnCompletion();
        }
        if (cursorName != null) {
            statement.setCursorName(cursorName);
        }
    }

    private boolean isSet(int bit) {
        return (set & bit) != 0;
    }
}
