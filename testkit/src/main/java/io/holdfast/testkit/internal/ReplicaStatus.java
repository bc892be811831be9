package io.holdfast.testkit.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about its own replicating, at one moment; nothing if it is no replica. The columns have their names
 * of today with every server, those that say {@code Master} and {@code Slave} too.
 */
public record ReplicaStatus(Map<String, String> columns) {

    static ReplicaStatus of(AdminSession session) {
        List<Map<String, @Nullable String>> rows = session.query("SHOW REPLICA STATUS");
        Map<String, String> columns = new LinkedHashMap<>();
        if (!rows.isEmpty()) {
            rows.get(0).forEach((column, value) -> columns.put(ofToday(column), Objects.requireNonNullElse(value, "")));
        }
        return new ReplicaStatus(columns);
    }

    private static String ofToday(String column) {
        return column.replace("Master_", "Source_").replace("Slave_", "Replica_");
    }

    public String column(String name) {
        return columns.getOrDefault(name, "");
    }

    public boolean isReplica() {
        return !columns.isEmpty();
    }

    public boolean lags() {
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
