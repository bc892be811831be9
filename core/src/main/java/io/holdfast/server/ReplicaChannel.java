package io.holdfast.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a server replicates from: a row of {@code SHOW REPLICA STATUS}, in MySQL's or MariaDB's words.
 *
 * @param sourceUuid the source's {@code server_uuid}; empty on MariaDB, and if it was never reached
 * @param sourceId the source's {@code server_id}; empty if it was never reached
 * @param source the source's address, as the replica knows it
 * @param receiving whether the replica is connected to its source
 * @param applying whether what it received is being applied
 * @param stopped whether both its threads were stopped, as whoever promotes a replica does; not if the applier failed by itself
 * @param lagSeconds how far it is behind, by its own reckoning; null if it cannot say
 * @param error the replica's own word on why it does not replicate; null if there is none
 */
public record ReplicaChannel(
        String sourceUuid,
        String sourceId,
        String source,
        boolean receiving,
        boolean applying,
        boolean stopped,
        @Nullable Long lagSeconds,
        @Nullable String error) {

    /** @param rows column names in lower case */
    public static List<ReplicaChannel> read(List<Map<String, @Nullable String>> rows) {
        List<ReplicaChannel> channels = new ArrayList<>();
        for (Map<String, @Nullable String> row : rows) {
            String id = text(row, "source_server_id", "master_server_id");
            String lag = text(row, "seconds_behind_source", "seconds_behind_master");
            channels.add(new ReplicaChannel(
                    text(row, "source_uuid", "master_uuid"),
                    "0".equals(id) ? "" : id,
                    text(row, "source_host", "master_host") + ":" + text(row, "source_port", "master_port"),
                    "yes".equalsIgnoreCase(text(row, "replica_io_running", "slave_io_running")),
                    "yes".equalsIgnoreCase(text(row, "replica_sql_running", "slave_sql_running")),
                    isStopped(row),
                    lag.matches("\\d{1,18}") ? Long.valueOf(lag) : null,
                    error(row)));
        }
        return channels;
    }

    private static @Nullable String error(Map<String, @Nullable String> row) {
        String applying = numbered(row, "last_sql_errno", "last_sql_error");
        String error = applying.isEmpty() ? numbered(row, "last_io_errno", "last_io_error") : applying;
        if (!error.isEmpty()) {
            return error;
        }
        boolean noReceiver = hasNoReceiver(row);
        boolean noApplier = hasNoApplier(row);
        if (noReceiver == noApplier) {
            return null;
        }
        return noReceiver
                ? "it receives nothing: its receiver (IO thread) was stopped"
                : "it applies nothing: its applier (SQL thread) was stopped";
    }

    /** A receiver that has given up reaching its source leaves the applier running; an applier that gave up says why. */
    private static boolean isStopped(Map<String, @Nullable String> row) {
        return hasNoReceiver(row)
                && hasNoApplier(row)
                && numbered(row, "last_sql_errno", "last_sql_error").isEmpty();
    }

    /** One that is about to connect says neither Yes nor No. */
    private static boolean hasNoReceiver(Map<String, @Nullable String> row) {
        return "no".equalsIgnoreCase(text(row, "replica_io_running", "slave_io_running"));
    }

    private static boolean hasNoApplier(Map<String, @Nullable String> row) {
        return "no".equalsIgnoreCase(text(row, "replica_sql_running", "slave_sql_running"));
    }

    /** With the number in front: MySQL's words alone say no more than where to look. */
    private static String numbered(Map<String, @Nullable String> row, String number, String name) {
        String error = text(row, name, name);
        String code = text(row, number, number);
        return error.isEmpty() || code.isEmpty() || code.equals("0") ? error : "error " + code + ": " + error;
    }

    private static String text(Map<String, @Nullable String> row, String name, String formerName) {
        String value = row.get(name);
        String other = value == null ? row.get(formerName) : value;
        return other == null ? "" : other;
    }

    /** Why a server does not replicate from one of its sources, in its own words where it has any; null if it replicates, or has none. */
    public static @Nullable String trouble(List<ReplicaChannel> channels) {
        for (ReplicaChannel channel : channels) {
            if (channel.error != null) {
                return channel.error;
            }
            if (!channel.receiving && !channel.applying) {
                return "it does not replicate from " + channel.source + ": it was stopped";
            }
        }
        return null;
    }

    /** Whether a server, by {@link RoleReport#server()}, is the source. */
    public boolean leadsFrom(String server) {
        return (!sourceUuid.isEmpty() && server.equals(sourceUuid))
                || (!sourceId.isEmpty() && server.startsWith(sourceId + "@"));
    }
}
