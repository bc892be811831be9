package io.holdfast;

import io.holdfast.cluster.ClusterSettings;
import io.holdfast.connect.HoldfastUrl;
import io.holdfast.connect.InvalidUrlException;
import io.holdfast.recovery.RecoveryLevel;
import io.holdfast.recovery.RecoverySettings;
import io.holdfast.server.HostPattern;
import io.holdfast.topology.ClusterKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The options of one connection, checked, as the records that the layers below own. Immutable. */
final class HoldfastOptions {

    private final Map<HoldfastOption, String> values;

    private HoldfastOptions(Map<HoldfastOption, String> values) {
        this.values = values;
    }

    /** @throws InvalidUrlException for an unknown key or a bad value; names the key, the value and what is allowed */
    static HoldfastOptions of(Map<String, String> fromUrl, Properties properties) throws InvalidUrlException {
        Map<HoldfastOption, String> values = new EnumMap<>(HoldfastOption.class);
        for (String key : properties.stringPropertyNames()) {
            if (HoldfastUrl.isOption(key)) {
                values.put(option(key), properties.getProperty(key));
            }
        }
        for (Map.Entry<String, String> entry : fromUrl.entrySet()) {
            values.put(option(entry.getKey()), entry.getValue());
        }
        HoldfastOptions options = new HoldfastOptions(values);
        try {
            options.check();
        } catch (IllegalArgumentException e) {
            throw new InvalidUrlException(String.valueOf(e.getMessage()));
        }
        return options;
    }

    private static HoldfastOption option(String key) throws InvalidUrlException {
        return HoldfastOption.of(key)
                .orElseThrow(() -> new InvalidUrlException("There is no option '" + key + "'; the options are "
                        + Arrays.stream(HoldfastOption.values())
                                .map(HoldfastOption::key)
                                .collect(Collectors.joining(", "))));
    }

    private void check() {
        ClusterSettings unusedCluster = cluster();
        RecoverySettings unusedRecovery = recovery();
        String unusedOutcome = HoldfastOption.COMMIT_OUTCOME.choice(value(HoldfastOption.COMMIT_OUTCOME));
        checkTogether();
    }

    /** What each option may say, and not together with another. A default gives way to what is said. */
    private void checkTogether() {
        if (!monitorPassword().isEmpty() && monitorUser() == null) {
            throw new IllegalArgumentException("The option " + HoldfastOption.MONITOR_PASSWORD.key()
                    + " is set, and " + HoldfastOption.MONITOR_USER.key()
                    + ", whose password it would be, is not: set both or none");
        }
        String detection = values.get(HoldfastOption.DETECTION_TIME);
        String failover = value(HoldfastOption.FAILOVER_TIMEOUT);
        if (detection != null
                && HoldfastOption.DETECTION_TIME
                                .duration(detection)
                                .compareTo(HoldfastOption.FAILOVER_TIMEOUT.duration(failover))
                        > 0) {
            throw new IllegalArgumentException(
                    "The option " + HoldfastOption.DETECTION_TIME.key() + " (" + detection
                            + ") is longer than " + HoldfastOption.FAILOVER_TIMEOUT.key() + " (" + failover
                            + "), so that a call gives up before a dead node is found: make it shorter, or the other one longer");
        }
    }

    ClusterSettings cluster() {
        return new ClusterSettings(
                HoldfastOption.CONNECT_TIMEOUT.duration(value(HoldfastOption.CONNECT_TIMEOUT)),
                HoldfastOption.MAX_CONCURRENT_CONNECTS.integer(value(HoldfastOption.MAX_CONCURRENT_CONNECTS)),
                HoldfastOption.DETECTION_TIME.duration(value(HoldfastOption.DETECTION_TIME)),
                HoldfastOption.FAILOVER_TIMEOUT.duration(value(HoldfastOption.FAILOVER_TIMEOUT)),
                kind(),
                hostPattern());
    }

    private @Nullable ClusterKind kind() {
        String name = HoldfastOption.TOPOLOGY.choice(value(HoldfastOption.TOPOLOGY));
        return Arrays.stream(ClusterKind.values())
                .filter(kind -> kind.optionValue().equals(name))
                .findFirst()
                .orElse(null);
    }

    private @Nullable HostPattern hostPattern() {
        String pattern = value(HoldfastOption.HOST_PATTERN).strip();
        return pattern.isEmpty() ? null : HoldfastOption.HOST_PATTERN.hostPattern(pattern);
    }

    /** Null if the nodes are watched with the application's own user. */
    @Nullable
    String monitorUser() {
        String user = value(HoldfastOption.MONITOR_USER);
        return user.isEmpty() ? null : user;
    }

    String monitorPassword() {
        return value(HoldfastOption.MONITOR_PASSWORD);
    }

    RecoverySettings recovery() {
        String level = HoldfastOption.RECOVERY.choice(value(HoldfastOption.RECOVERY));
        return new RecoverySettings(
                RecoveryLevel.valueOf(level.toUpperCase(Locale.ROOT)),
                HoldfastOption.FAILOVER_TIMEOUT.duration(value(HoldfastOption.FAILOVER_TIMEOUT)));
    }

    @Nullable
    String driver() {
        String name = value(HoldfastOption.DRIVER).strip();
        return name.isEmpty() ? null : name;
    }

    private String value(HoldfastOption option) {
        return values.getOrDefault(option, option.defaultValue());
    }
}
