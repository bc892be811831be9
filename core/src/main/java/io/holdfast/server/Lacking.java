package io.holdfast.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that one server has and another lacks, by their global transaction identifiers. Pure.
 *
 * @param transactions how many; 0 if it lacks nothing
 * @param which their identifiers, in the notation of the server
 */
public record Lacking(long transactions, String which) {

    /** {@code domain-server-sequence}. */
    private static final Pattern MARIADB = Pattern.compile("(?<domain>\\d+)-(?<server>\\d+)-(?<sequence>\\d{1,18})");

    /**
     * Of those that the one wrote itself: what it has from others, the other may have got meanwhile.
     *
     * @param server whose they are: {@link RoleReport#server()} of the one
     * @param had {@code gtid_executed} of the one; of MariaDB {@code gtid_binlog_pos}, a semicolon, and {@code gtid_slave_pos}
     * @param has the same of the other
     * @return null if nothing can be said
     */
    public static @Nullable Lacking of(String server, @Nullable String had, @Nullable String has) {
        if (had == null || has == null) {
            return null; // identifiers are not in use, or were not told
        }
        if (had.contains(";")) {
            return ofMariaDb(
                    server, last(had.substring(0, had.indexOf(';'))), last(has.substring(has.indexOf(';') + 1)));
        }
        GtidSet all = GtidSet.parse(had);
        return all.isEmpty() ? null : all.of(server).minus(GtidSet.parse(has)).lacking();
    }

    /**
     * Within a domain there is one sequence, whichever server wrote. What the one wrote last, against what the other replicated last:
     * what it wrote itself since then carries the same numbers, and is something else.
     */
    private static @Nullable Lacking ofMariaDb(
            String server, Map<String, Matcher> wrote, Map<String, Matcher> replicated) {
        long count = 0;
        StringBuilder which = new StringBuilder();
        boolean isKnown = !wrote.isEmpty();
        for (Matcher last : wrote.values()) {
            Matcher other = replicated.get(last.group("domain"));
            if (!server.startsWith(last.group("server") + "@")) {
                continue; // it is another's
            }
            if (other == null) {
                isKnown = false; // it has never replicated in this domain, so it is not known what it has
                continue;
            }
            long from = Long.parseLong(other.group("sequence"));
            long to = Long.parseLong(last.group("sequence"));
            if (from < to) {
                count += to - from;
                which.append(which.isEmpty() ? "" : ",")
                        .append(last.group("domain"))
                        .append('-')
                        .append(last.group("server"))
                        .append('-')
                        .append(from + 1)
                        .append(from + 1 == to ? "" : ".." + to);
            }
        }
        return count == 0 && !isKnown ? null : new Lacking(count, which.toString());
    }

    private static Map<String, Matcher> last(String position) {
        Map<String, Matcher> byDomain = new TreeMap<>();
        for (String entry : position.split(",", -1)) {
            Matcher matcher = MARIADB.matcher(entry.strip());
            if (matcher.matches()) {
                byDomain.put(matcher.group("domain"), matcher);
            }
        }
        return byDomain;
    }
}
