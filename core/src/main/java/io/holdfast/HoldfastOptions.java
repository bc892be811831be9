package io.holdfast;

import io.holdfast.cluster.ClusterSettings;
import io.holdfast.connect.HoldfastUrl;
import io.holdfast.connect.InvalidUrlException;
import io.holdfast.recovery.RecoveryLevel;
import io.holdfast.recovery.RecoverySettings;
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
    }

    ClusterSettings cluster() {
        return new ClusterSettings(
                HoldfastOption.CONNECT_TIMEOUT.duration(value(HoldfastOption.CONNECT_TIMEOUT)),
                HoldfastOption.MAX_CONCURRENT_CONNECTS.integer(value(HoldfastOption.MAX_CONCURRENT_CONNECTS)));
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
