package io.holdfast.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an account may write to a server that was made read-only, by the lines of {@code SHOW GRANTS}. Pure. Privileges that come
 * with a role are not seen.
 */
public final class Privileges {

    private static final Pattern GLOBAL = Pattern.compile("GRANT (?<privileges>.*) ON \\*\\.\\* TO .*");

    /** Of MySQL's {@code read_only}, and MariaDB's; {@code super_read_only} stops those of MySQL. */
    private static final Pattern BYPASS =
            Pattern.compile("ALL PRIVILEGES|SUPER|CONNECTION_ADMIN|READ_ONLY ADMIN|READ ONLY ADMIN");

    private Privileges() {}

    public static Optional<String> throughReadOnly(List<String> grants) {
        for (String grant : grants) {
            Matcher global = GLOBAL.matcher(grant.toUpperCase(Locale.ROOT));
            if (global.matches()) {
                for (String privilege : global.group("privileges").split(",", -1)) {
                    if (BYPASS.matcher(privilege.strip()).matches()) {
                        return Optional.of(privilege.strip());
                    }
                }
            }
        }
        return Optional.empty();
    }
}
