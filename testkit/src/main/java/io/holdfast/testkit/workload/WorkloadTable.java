package io.holdfast.testkit.workload;

import java.util.regex.Pattern;

/**
 * The table of one contender's workloads. Each insert is a row of its own that names its attempt, under a key that the
 * server makes up: an insert done twice is two rows, which a key made of the attempt's id would have hidden. An update
 * counts in the row that it hits.
 */
final class WorkloadTable {

    /** The parts of an attempt: the only insert of an autocommit operation, or the two inserts of a transaction. */
    static final int SINGLE = 0;

    static final int FIRST = 1;
    static final int LAST = 2;

    private static final Pattern CONTENDER = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final String name;

    WorkloadTable(String contender) {
        name = "`workload_" + checkedContender(contender) + "`";
    }

    static String checkedContender(String name) {
        if (!CONTENDER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "contender: \"" + name + "\"; allowed are 1 to 40 letters, digits, _ and -");
        }
        return name;
    }

    String create() {
        return "CREATE TABLE IF NOT EXISTS " + name + " ("
                + "id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, "
                + "run BIGINT NOT NULL, "
                + "thread INT NOT NULL, "
                + "operation BIGINT NOT NULL, "
                + "attempt INT NOT NULL, "
                + "part INT NOT NULL, "
                + "updates INT NOT NULL DEFAULT 0, "
                + "KEY rows_of_run (run, id)) ENGINE=InnoDB";
    }

    /** Parameters: run, thread, operation, attempt, part. */
    String insert() {
        return "INSERT INTO " + name + " (run, thread, operation, attempt, part) VALUES (?, ?, ?, ?, ?)";
    }

    /** Parameter: id. By the primary key alone, so that threads never wait for each other's locks. */
    String update() {
        return "UPDATE " + name + " SET updates = updates + 1 WHERE id = ?";
    }

    /** Parameters: run, the last id seen, how many rows. */
    String page() {
        return "SELECT id, thread, operation, attempt, part, updates FROM " + name
                + " WHERE run = ? AND id > ? ORDER BY id LIMIT ?";
    }

    @Override
    public String toString() {
        return name;
    }
}
