package io.holdfast.testkit.workload;

import java.util.List;

/**
 * What the database holds against what the application was told.
 *
 * @param lost acknowledged attempts that are missing or incomplete
 * @param duplicated operations that are there more than once and more often than acknowledged and unknown attempts allow, also
 *     if it is only one of their statements; and attempts that are there without ever having been recorded
 * @param misreported attempts reported as not applied or unavailable that are there, at least in part, and unknown or refused
 *     ones of which only a part is there
 * @param refusedButFound attempts that the server refused and that are there nevertheless, as a whole
 * @param examples the first findings in words, at most 20
 */
public record InvariantReport(
        long lost, long duplicated, long misreported, long refusedButFound, List<String> examples) {

    /** Whether nothing was lost, duplicated or misreported. */
    public boolean clean() {
        return lost == 0 && duplicated == 0 && misreported == 0;
    }
}
