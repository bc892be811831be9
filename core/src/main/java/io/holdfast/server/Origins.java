package io.holdfast.server;

import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the transactions come from that a server has executed, by {@link RoleReport#position()}. Pure. */
public final class Origins {

    private static final Pattern SEPARATORS = Pattern.compile("[;,]");

    private Origins() {}

    /**
     * Whether two servers have none of their transactions in common, as servers of two clusters do: no server of MySQL that wrote
     * any, no domain of MariaDB. One that replicates has what its source has.
     *
     * @return false if one of them has none, or its position is not known
     */
    public static boolean areDisjoint(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return false;
        }
        Set<String> ofOne = of(one);
        Set<String> ofOther = of(other);
        return !ofOne.isEmpty() && !ofOther.isEmpty() && Collections.disjoint(ofOne, ofOther);
    }

    private static Set<String> of(String position) {
        if (!position.contains(";")) {
            return GtidSet.parse(position).origins();
        }
        return SEPARATORS
                .splitAsStream(position)
                .map(String::strip)
                .filter(entry -> entry.matches("\\d+-\\d+-\\d+"))
                .map(entry -> entry.substring(0, entry.indexOf('-')))
                .collect(Collectors.toSet());
    }
}
