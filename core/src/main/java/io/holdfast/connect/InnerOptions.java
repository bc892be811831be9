package io.holdfast.connect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What of an inner driver's own options works against Holdfast: ways of replacing a connection, or of running statements
 * again, that Holdfast would not hear of, and after which what it says about a transaction would be wrong. Holds no state.
 */
final class InnerOptions {

    private static final String PLUGINS = "wrapperPlugins";

    /** Options that must not be switched on, with the reason. */
    private static final Map<String, String> FORBIDDEN = Map.of(
            "autoreconnect", "Connector/J would replace a lost connection without a word",
            "autoreconnectforpools", "Connector/J would replace a lost connection without a word",
            "transactionreplay", "MariaDB Connector/J would run statements again without comparing their results",
            "wrapperprofilename", "a profile of the AWS wrapper brings its failover plugins along");

    /** Beginnings of the names of the AWS wrapper's plugins that move connections. */
    private static final List<String> MOVING_PLUGINS = List.of(
            "failover",
            "gdb",
            "initialconnection",
            "auroraconnectiontracker",
            "aurorastaledns",
            "readwritesplitting",
            "autoreadwritesplitting",
            "autosimple",
            "srw",
            "bg",
            "limitless");

    private InnerOptions() {}

    /** @throws InvalidUrlException if the option cannot be combined with Holdfast; names it and says why */
    static void check(String key, String value) throws InvalidUrlException {
        String reason = FORBIDDEN.get(key.toLowerCase(Locale.ROOT));
        if (reason != null && !isOff(value)) {
            throw new InvalidUrlException("The option " + key + "=" + value + " of the inner driver cannot be combined"
                    + " with Holdfast: " + reason + "; leave it out");
        }
        if (key.equalsIgnoreCase(PLUGINS)) {
            for (String plugin : value.split(",", -1)) {
                String name = plugin.strip().toLowerCase(Locale.ROOT);
                if (MOVING_PLUGINS.stream().anyMatch(name::startsWith)) {
                    throw new InvalidUrlException("The plugin '" + plugin.strip() + "' of the AWS wrapper (" + PLUGINS
                            + ") cannot be combined with Holdfast, since both would move the connection; allowed are"
                            + " plugins that do not, such as iam and awsSecretsManager");
                }
            }
        }
    }

    /** The AWS wrapper moves connections unless it is told which plugins to use. */
    static void complete(String scheme, List<String> keysInUrl, Properties properties) {
        if (lacksPlugins(scheme, keysInUrl, properties)) {
            properties.setProperty(PLUGINS, "");
        }
    }

    static boolean lacksPlugins(String scheme, List<String> keysInUrl, Properties properties) {
        boolean given = keysInUrl.stream().anyMatch(PLUGINS::equalsIgnoreCase)
                || properties.stringPropertyNames().contains(PLUGINS);
        return scheme.startsWith("aws-wrapper:") && !given;
    }

    private static boolean isOff(String value) {
        return Arrays.asList("false", "no", "0", "").contains(value.strip().toLowerCase(Locale.ROOT));
    }
}
