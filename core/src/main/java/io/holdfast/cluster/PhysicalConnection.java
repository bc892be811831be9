package io.holdfast.cluster;

import java.sql.Connection;

/**
 * An open connection whose server said that it may be written to.
 *
 * @param epoch the cluster's epoch for which that is known
 */
public record PhysicalConnection(Connection connection, Node node, String server, long epoch) {}
