package io.holdfast.spring.boot;

import io.holdfast.connect.HoldfastUrl;
import io.holdfast.connect.InvalidUrlException;
import java.util.List;
import java.util.Properties;

/** Finds failover layers of drivers under a pool around which Holdfast is put. Pure. */
final class OwnFailover {

    private static final String PLUGINS = "wrapperPlugins";

    private OwnFailover() {}

    /** @throws InvalidUrlException if what the URL leads to replaces connections by itself; says what and why */
    static void refuse(String url, Properties driverProperties) throws InvalidUrlException {
        HoldfastUrl.parse(DatabaseUrl.protect(url), List.of()).innerProperties(driverProperties);
        if (url.startsWith("jdbc:aws-wrapper:") && !isTold(url, driverProperties)) {
            throw new InvalidUrlException("The AWS wrapper fails over by itself unless it is told otherwise: set "
                    + PLUGINS + " to those that do not move connections, such as iam, or to nothing");
        }
    }

    private static boolean isTold(String url, Properties driverProperties) {
        return url.contains(PLUGINS + "=") || driverProperties.containsKey(PLUGINS);
    }
}
