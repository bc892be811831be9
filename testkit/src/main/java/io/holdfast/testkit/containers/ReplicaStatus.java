package io.holdfast.testkit.containers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a server says about its own replicating, at one moment: SHOW REPLICA STATUS; nothing if it is no replica. */
record ReplicaStatus(Map<String, String> columns) {

    static ReplicaStatus of(AdminSession session) {
        List<Map<String, @Nullable String>> rows = session.query("SHOW REPLICA STATUS");
        Map<String, String> columns = new LinkedHashMap<>();
        if (!rows.isEmpty()) {
            rows.get(0).forEach((column, value) -> columns.put(column, Objects.requireNonNullElse(value, "")));
        }
        return new ReplicaStatus(columns);
    }

    private String column(String name) {
        return columns.getOrDefault(name, "");
    }

    boolean isReplica() {
        return !columns.isEmpty();
    }

    /** Whether this server is the one that it replicates from. */
    boolean hasSource(ContainerNode source) {
        return column("Source_Host").equals(source.name());
    }

    boolean lags() {
        return isReplica() && !column("SQL_Delay").equals("0");
    }

    boolean receives() {
        return column("Replica_IO_Running").equals("Yes");
    }

    boolean applies() {
        return column("Replica_SQL_Running").equals("Yes");
    }

    /** Whether it is not replicating and will not begin to by itself. */
    boolean stopped() {
        return column("Replica_IO_Running").equals("No")
                || column("Replica_SQL_Running").equals("No");
    }

    /** The transactions that are in its log of what it received, or were. */
    GtidSet received() {
        return new GtidSet(column("Retrieved_Gtid_Set"));
    }

    /** Why it will never apply anything more, in its own words; empty if it will. */
    String cannotApplyBecause() {
        if (!isReplica()) {
            return "it is no replica";
        }
        return column("Last_SQL_Errno").equals("0") ? "" : column("Last_SQL_Errno") + " " + column("Last_SQL_Error");
    }

    /** Why it will never get on with replicating, in its own words; empty if it will. */
    String brokenBecause() {
        String reason = cannotApplyBecause();
        if (reason.isEmpty()
                && column("Replica_IO_Running").equals("No")
                && !column("Last_IO_Errno").equals("0")) {
            return column("Last_IO_Errno") + " " + column("Last_IO_Error");
        }
        return reason;
    }
}
