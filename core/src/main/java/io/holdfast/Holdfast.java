package io.holdfast;

import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.Watched;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A look at what Holdfast knows.
 *
 * <pre>{@code ClusterTopology now = Holdfast.of(dataSource).topology();}</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class Holdfast {

    private final Watched watched;

    private Holdfast(Watched watched) {
        this.watched = watched;
    }

    /**
     * Borrows one connection to find the cluster behind a data source, and gives it back. What is returned goes on working when that
     * connection is closed.
     *
     * @param dataSource a {@link HoldfastDataSource}, or a pool with a {@code jdbc:holdfast:} URL
     * @throws SQLException if the data source gives no connection, or if its connections are not Holdfast's
     */
    public static Holdfast of(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.isWrapperFor(Watched.class)) {
                throw new SQLException(
                        "The connections of " + dataSource.getClass().getName()
                                + " are not Holdfast's: write jdbc:holdfast: into its URL, or use HoldfastDataSource.around");
            }
            return new Holdfast(connection.unwrap(Watched.class));
        }
    }

    /** The nodes, their roles and the evidence, and which is the writer. Costs no round trip. */
    public ClusterTopology topology() {
        return watched.topology();
    }
}
