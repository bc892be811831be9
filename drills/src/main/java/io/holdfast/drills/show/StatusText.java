package io.holdfast.drills.show;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Sample;
import io.holdfast.drills.result.Sample.Role;
import io.holdfast.drills.show.Status.ContenderStatus;
import java.util.Locale;
import java.util.stream.Collectors;

/** How things are written on a terminal. ASCII only: not every terminal has more. */
final class StatusText {

    private StatusText() {}

    static String event(DrillEvent event) {
        return seconds(event.startNanos()) + "  " + event.title();
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%6.1f s", nanos / 1e9);
    }

    /** {@code 12.4 of 30 s, next: ... in 7.6 s}. */
    static String clock(Status status) {
        String now = String.format(Locale.ROOT, "%6.1f of %d s", status.elapsedNanos() / 1e9, status.seconds());
        if (status.next().isEmpty()) {
            return now;
        }
        double left = Math.max(0, status.nextNanos() - status.elapsedNanos()) / 1e9;
        return now + String.format(Locale.ROOT, ", in %.1f s: %s", left, status.next());
    }

    /** {@code db1 read-only, db2 WRITER, db3 read-only; the endpoint leads to db1}. */
    static String nodes(Sample sample) {
        return sample.nodes().stream()
                        .map(node -> node.name() + " "
                                + (node.role() == Role.WRITER
                                        ? "WRITER"
                                        : node.role().toString()))
                        .collect(Collectors.joining(", "))
                + "; the endpoint leads to " + sample.endpoint();
    }

    static String rates(ContenderStatus contender) {
        return String.format(
                Locale.ROOT,
                "%-8s %5d ok/s %5d failed/s  %-10s",
                contender.name(),
                contender.okPerSecond(),
                contender.failedPerSecond(),
                contender.state());
    }

    /** The sums, and where the connections are. */
    static String sums(ContenderStatus contender, Sample sample) {
        return String.format(
                Locale.ROOT,
                "%7d ok %7d failed, connections: %d on the writer, %d elsewhere",
                contender.ok(),
                contender.failed(),
                sample.connections(contender.name(), Role.WRITER),
                sample.connectionsElsewhere(contender.name()));
    }
}
