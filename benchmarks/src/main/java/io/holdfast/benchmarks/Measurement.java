package io.holdfast.benchmarks;

import io.holdfast.benchmarks.result.Result;
import java.io.PrintWriter;

/** One of the benchmarks. */
@FunctionalInterface
public interface Measurement {

    /**
     * Measures.
     *
     * @param quick a rough figure in a minute or two instead of a good one
     * @param progress for a person who waits
     */
    Result run(boolean quick, PrintWriter progress) throws Exception;
}
