package io.holdfast.spring.boot;

import io.holdfast.connect.HoldfastUrl;
import java.util.regex.Pattern;

/** What a JDBC URL says about whose business it is. Pure. */
final class DatabaseUrl {

    /** With the drivers' own failover, too: Holdfast itself says why the two cannot be combined. */
    private static final Pattern OURS = Pattern.compile("jdbc:(aws-wrapper:)?(mysql|mariadb)(\\+srv)?:.*", Pattern.DOTALL);

    private DatabaseUrl() {}

    /** Whether Holdfast is in it already. */
    static boolean isProtected(String url) {
        return url.startsWith(HoldfastUrl.PREFIX);
    }

    /** Whether Holdfast can be put in front of it. */
    static boolean isProtectable(String url) {
        return OURS.matcher(url).matches();
    }

    /** Whether it leads to a database of this family, through something else: {@code jdbc:p6spy:mysql:}. */
    static boolean isIndirect(String url) {
        return !isProtected(url) && !isProtectable(url) && (url.contains(":mysql:") || url.contains(":mariadb:"));
    }

    /** The URL with Holdfast in it. */
    static String protect(String url) {
        return HoldfastUrl.PREFIX + url.substring("jdbc:".length());
    }
}
