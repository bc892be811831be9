package io.holdfast.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether an account may write to a server that was made read-only, by the lines of {@code SHOW GRANTS}. Pure. Privileges that come
 * with a role are not seen.
 */
public final class Privileges {

    private static final Pattern GLOBAL = Pattern.compile("GRANT (?<privileges>.*) ON \\*\\.\\* TO .*");

    /** Of {@code read_only}; {@code super_read_only} stops them, but replicas need not have it on. */
    private static final Set<String> OF_MYSQL = Set.of("ALL PRIVILEGES", "SUPER", "CONNECTION_ADMIN");

    private static final Set<String> OF_MARIADB = Set.of("ALL PRIVILEGES", "READ_ONLY ADMIN", "READ ONLY ADMIN");

    private static final Pattern RELEASE = Pattern.compile("(?<major>\\d{1,6})\\.(?<minor>\\d{1,6})\\.\\d+");

    private Privileges() {}

    /** @param version the server's {@code VERSION()} */
    public static Optional<String> throughReadOnly(List<String> grants, String version) {
        Set<String> bypass = bypass(version.toLowerCase(Locale.ROOT));
        for (String grant : grants) {
            Matcher global = GLOBAL.matcher(grant.toUpperCase(Locale.ROOT));
            if (global.matches()) {
                for (String privilege : global.group("privileges").split(",", -1)) {
                    if (bypass.contains(privilege.strip())) {
                        return Optional.of(privilege.strip());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> bypass(String version) {
        int end = version.indexOf("mariadb");
        if (end < 0) {
            return OF_MYSQL;
        }
        boolean superPasses = false;
        Matcher release = RELEASE.matcher(version.substring(0, end));
        while (release.find()) { // the last one counts: 5.5.5- may stand in front, for old replicas' sake
            int major = Integer.parseInt(release.group("major"));
            superPasses = major < 10 || (major == 10 && Integer.parseInt(release.group("minor")) < 11);
        }
        return superPasses
                ? Stream.concat(OF_MARIADB.stream(), Stream.of("SUPER")).collect(Collectors.toUnmodifiableSet())
                : OF_MARIADB;
    }
}
