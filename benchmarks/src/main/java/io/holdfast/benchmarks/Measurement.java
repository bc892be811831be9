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
     * The same for some of its cases and contenders, or more thoroughly.
     *
     * @param cases a regular expression for the whole name of a case
     * @param contenders all if there is none in it
     * @param jvms in how many JVMs each is measured; 0 for as many as usual
     * @throws IllegalArgumentException if it cannot be narrowed, or has no such contender
     */
    default Measurement narrowed(String cases, List<String> contenders, int jvms) {
        throw new IllegalArgumentException("--case, --contenders and --jvms are for 'overhead' only");
    }
}
