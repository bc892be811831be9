package io.holdfast.testkit.drill;

import java.util.List;
import java.util.Map;

/**
 * What became of an application's work in a rehearsal. Times are in milliseconds.
 *
 * @param fault what happened
 * @param acknowledged calls that returned
 * @param failed calls that threw
 * @param failures how many calls failed with which {@code SQLSTATE/vendorcode}, the most frequent first; what has no {@code
 *     SQLException} among its causes has its type's name and 0, what did not end in time is {@code HUNG/0}
 * @param lost acknowledged operations that are not in the database, or not as a whole
 * @param duplicated operations that are there more than once
 * @param misreported operations that are there although they were reported as not applied (40001) or not executed (08001), and
 *     those of unknown outcome of which only a part is there
 * @param examples the first of those findings in words, at most 20
 * @param recovered whether the application was {@linkplain Rehearsal#calm calm} in the end
 * @param recoveredAfterMillis from the fault's beginning until the last failure, or the longest visible gap, was over: 0 if
 *     there was neither, -1 if it did not recover
 * @param longestGapMillis the longest time from the fault's beginning on in which no call of any thread was acknowledged
 * @param serverGapMillis the longest time from the fault's beginning on in which nobody could have written: no server accepted
 *     writes, by the word of a probe, or the network let nobody get at one that did
 */
public record RehearsalFigures(
        Fault fault,
        long acknowledged,
        long failed,
        Map<String, Long> failures,
        long lost,
        long duplicated,
        long misreported,
        List<String> examples,
        boolean recovered,
        long recoveredAfterMillis,
        long longestGapMillis,
        long serverGapMillis) {}
