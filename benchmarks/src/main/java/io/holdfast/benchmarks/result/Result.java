package io.holdfast.benchmarks.result;

import java.util.List;

/**
 * What one run of a benchmark found. Immutable.
 *
 * @param conditions under which it holds, a line each
 * @param notes what a reader has to know of the figures, a line each
 */
public record Result(
        String benchmark,
        String title,
        List<String> conditions,
        List<Figure> figures,
        List<Table> tables,
        List<BarChart> charts,
        List<String> notes) {

    public Result {
        conditions = List.copyOf(conditions);
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
        charts = List.copyOf(charts);
        notes = List.copyOf(notes);
    }
}
