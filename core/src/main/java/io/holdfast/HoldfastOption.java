package io.holdfast;

import io.holdfast.server.HostPattern;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every option of Holdfast, once. Parsing, validation, {@code DriverPropertyInfo} and the manual derive from here.
 *
 * <p>Options stand in the URL's query or in the connection properties, the URL winning over the properties. Durations are
 * written as {@code 5s}, {@code 250ms}, {@code 2m}, {@code PT5S}, or as bare milliseconds.
 */
public enum HoldfastOption {
    RECOVERY(
            "recovery",
            Type.CHOICE,
            "retry",
            List.of("report", "retry"),
            "What to do about a failover beyond reporting it honestly: 'retry' also runs again, on the writer, what is"
                    + " provably unapplied; 'report' runs nothing again."),
    COMMIT_OUTCOME(
            "commitOutcome",
            Type.CHOICE,
            "report",
            List.of("report"),
            "What to do about a commit whose outcome is not known: 'report' says so (SQLSTATE 08007), and leaves it to the"
                    + " application to look."),
    FAILOVER_TIMEOUT(
            "failoverTimeout",
            Type.DURATION,
            "30s",
            List.of("100ms", "1h"),
            "The most that one call waits for a writer. The default is what pools allow for a connection (HikariCP's"
                    + " connectionTimeout) and longer than a usual failover takes."),
    CONNECT_TIMEOUT(
            "connectTimeout",
            Type.DURATION,
            "5s",
            List.of("10ms", "10m"),
            "The most that one attempt to reach a node takes: TCP, handshake and the question for its role. Long enough"
                    + " for a lost packet to be sent again twice, short enough to find a dead node within a failover."),
    MAX_CONCURRENT_CONNECTS(
            "maxConcurrentConnects",
            Type.INTEGER,
            "4",
            List.of("1", "1000"),
            "How many connections this JVM opens to one cluster at the same time, so that a fresh writer is not drowned in"
                    + " handshakes."),
    DETECTION_TIME(
            "detectionTime",
            Type.DURATION,
            "3s",
            List.of("500ms", "10m"),
            "How long after its last sign of life a node that answers nothing, on connections old and new, counts as dead, so"
                    + " that what is in flight there is aborted. Longer than a pause of a healthy server's machine should"
                    + " be."),
    TOPOLOGY(
            "topology",
            Type.CHOICE,
            "auto",
            List.of("auto", "replication", "group-replication", "galera", "aurora", "rds-multi-az"),
            "The kind of cluster: 'auto' asks the servers. 'replication' also means that there are no other nodes than"
                    + " those in the URL."),
    HOST_PATTERN(
            "hostPattern",
            Type.PATTERN,
            "",
            List.of(),
            "Where the instances of an Aurora cluster are, with '?' for the instance's name, as in"
                    + " ?.abc123.eu-west-1.rds.amazonaws.com:3306. Empty: derived from the endpoint in the URL; needed for names"
                    + " of one's own."),
    MONITOR_USER(
            "monitorUser",
            Type.TEXT,
            "",
            List.of(),
            "The user whose connections watch the nodes. Empty: the application's."),
    MONITOR_PASSWORD("monitorPassword", Type.SECRET, "", List.of(), "The password of holdfast.monitorUser."),
    DRIVER(
            "driver",
            Type.TEXT,
            "",
            List.of(),
            "The class of the inner driver. Empty: the first registered one that accepts the inner URL.");

    /** How a value is written. */
    public enum Type {
        DURATION,
        INTEGER,
        CHOICE,
        TEXT,
        /** A text that is never shown. */
        SECRET,
        /** A host with a question mark in it. */
        PATTERN
    }

    private final String key;
    private final Type type;
    private final String defaultValue;
    private final List<String> bounds;
    private final String description;

    HoldfastOption(String name, Type type, String defaultValue, List<String> bounds, String description) {
        this.key = "holdfast." + name;
        this.type = type;
        this.defaultValue = defaultValue;
        this.bounds = bounds;
        this.description = description;
    }

    /** The name under which it stands in a URL or in properties. */
    public String key() {
        return key;
    }

    public Type type() {
        return type;
    }

    public String defaultValue() {
        return defaultValue;
    }

    public String description() {
        return description;
    }

    /** The values that a {@link Type#CHOICE} may have; empty for other types. */
    public List<String> choices() {
        return type == Type.CHOICE ? bounds : List.of();
    }

    /** What may be written, in words. */
    public String allowed() {
        return switch (type) {
            case DURATION ->
                "a duration from " + bounds.get(0) + " to " + bounds.get(1)
                        + ", such as 5s, 250ms, PT5S or milliseconds";
            case INTEGER -> "a whole number from " + bounds.get(0) + " to " + bounds.get(1);
            case CHOICE -> String.join(", ", bounds);
            case TEXT, SECRET -> "any text";
            case PATTERN -> "a host with one '?' in it, with or without a port, such as ?.db.example.com:3306";
        };
    }

    static Optional<HoldfastOption> of(String key) {
        return Arrays.stream(values()).filter(option -> option.key.equals(key)).findFirst();
    }

    /** @throws IllegalArgumentException if the text is not a duration in the option's range; says what is allowed */
    Duration duration(String text) {
        Duration value = Durations.parse(text).orElseThrow(() -> bad(text));
        Duration least = Durations.parse(bounds.get(0)).orElseThrow();
        Duration most = Durations.parse(bounds.get(1)).orElseThrow();
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw bad(text);
        }
        return value;
    }

    int integer(String text) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= Integer.parseInt(bounds.get(0)) && value <= Integer.parseInt(bounds.get(1))) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw bad(text);
    }

    String choice(String text) {
        if (!bounds.contains(text)) {
            throw bad(text);
        }
        return text;
    }

    HostPattern hostPattern(String text) {
        try {
            return HostPattern.of(text);
        } catch (IllegalArgumentException e) {
            throw bad(text);
        }
    }

    private IllegalArgumentException bad(String text) {
        return new IllegalArgumentException(
                "The option " + key + " has the value '" + text + "'; allowed: " + allowed());
    }
}
