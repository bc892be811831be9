package io.holdfast.spring.boot;

import io.holdfast.connect.HoldfastUrl;
import io.holdfast.connect.InvalidUrlException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds failover layers of drivers under a pool around which Holdfast is put. Pure. */
final class OwnFailover {

    private static final String PLUGINS = "wrapperPlugins";

    private static final String ANY = "jdbc:mysql://host/";

    private OwnFailover() {}

    /**
     * @param url null, or no more than the driver's prefix, where that is all that is known: then the properties alone can tell
     * @throws InvalidUrlException if what the URL leads to replaces connections by itself; says what and why
     */
    static void refuse(@Nullable String url, Properties driverProperties) throws InvalidUrlException {
        String known = url != null && url.contains("//") ? url : ANY;
        HoldfastUrl.parse(DatabaseUrl.protect(known), List.of()).innerProperties(driverProperties);
        if (known.startsWith("jdbc:aws-wrapper:") && !isTold(known, driverProperties)) {
            throw new InvalidUrlException("The AWS wrapper fails over by itself unless it is told otherwise: set "
                    + PLUGINS + " to those that do not move connections, such as iam, or to nothing");
        }
    }

    private static boolean isTold(String url, Properties driverProperties) {
        return url.contains(PLUGINS + "=") || driverProperties.containsKey(PLUGINS);
    }
}
