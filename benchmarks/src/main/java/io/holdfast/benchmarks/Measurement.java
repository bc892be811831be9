package io.holdfast.benchmarks;

import io.holdfast.benchmarks.result.Result;
import java.io.PrintWriter;
import java.util.List;

/** One of the benchmarks. */
public interface Measurement {

    /**
     * Measures.
     *
     * @param quick a rough figure in a minute or two instead of a good one
     * @param progress for a person who waits
     */
    Result run(boolean quick, PrintWriter progress) throws Exception;

    /**
     * The same for some of its cases and contenders.
     *
     * @param cases a regular expression for the whole name of a case
     * @param contenders all if there is none in it
     * @throws IllegalArgumentException if it cannot be narrowed, or has no such contender
     */
    default Measurement narrowed(String cases, List<String> contenders) {
        throw new IllegalArgumentException("--case and --contenders are for 'overhead' only");
    }
}
