package io.holdfast.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the address of a cluster's member follows from its name: {@code ?.abc123.eu-west-1.rds.amazonaws.com:3306}, the question mark
 * standing for the name. Immutable.
 */
public final class HostPattern {

    private static final Pattern WRITTEN = Pattern.compile("[^?:\\s]*\\?[^?:\\s]*(:\\d{1,5})?");

    /**
     * Endpoints of Aurora and RDS: a cluster's, a cluster's reader or custom one, an instance's; and China's two forms. A proxy's, or a
     * global cluster's, do not tell the names of instances.
     */
    private static final Pattern RDS =
            Pattern.compile("(?i)[^.:]+\\.(?:cluster-(?:ro-|custom-)?)?(?!proxy-|global-|cluster-)(?<id>[a-z0-9]+)"
                    + "\\.(?<region>[a-z0-9-]+\\.rds\\.amazonaws\\.com(?:\\.cn)?|rds\\.[a-z0-9-]+\\.amazonaws\\.com\\.cn)"
                    + "(?<port>:\\d+)?");

    private final String pattern;

    private HostPattern(String pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException if it is not one host with one question mark, with or without a port */
    public static HostPattern of(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "'");
        }
        return new HostPattern(text);
    }

    /** The pattern of the instances behind an endpoint of Aurora or RDS; empty for all other addresses. */
    public static Optional<HostPattern> behind(String address) {
        Matcher rds = RDS.matcher(address);
        return rds.matches()
                ? Optional.of(new HostPattern("?." + rds.group("id") + "." + rds.group("region")
                        + (rds.group("port") == null ? "" : rds.group("port"))))
                : Optional.empty();
    }

    /** @param port what to take if the pattern names none */
    public String address(String member, int port) {
        String host = pattern.replace("?", member);
        return pattern.matches(".*:\\d+") ? host : host + ":" + port;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostPattern that && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
