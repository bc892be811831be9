package io.holdfast;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the connections of a {@link HoldfastDataSource} come from. Safe for use by many threads. */
interface ConnectionSource {

    /**
     * @param user null for the source's own
     * @param loginTimeout the most that it may take, in seconds; 0 for no limit of the caller's
     */
    Connection connection(@Nullable String user, @Nullable String password, int loginTimeout) throws SQLException;

    /** The data source that is decorated, if there is one. */
    @Nullable
    DataSource decorated();

    void close() throws SQLException;
}
