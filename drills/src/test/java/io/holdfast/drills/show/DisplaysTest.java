package io.holdfast.drills.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Scene;
import io.holdfast.drills.show.Status.ContenderStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplaysTest {

    private static final DrillEvent KILL =
            new DrillEvent("kill", "db1 is killed", "", 10_040_000_000L, 10_060_000_000L);

    private final StringWriter written = new StringWriter();
    private final PrintWriter out = new PrintWriter(written);

    @Test
    void plainLinesWhereNobodyWatches() {
        try (Display display = Displays.on(out, false, Map.of("TERM", "xterm"))) {
            display.say("starting");
            display.status(status(500));
            display.status(status(2_100));
            display.status(status(2_300));
            display.happened(KILL);
        }

        assertThat(written.toString().lines())
                .containsExactly(
                        "starting",
                        "   2.1 s  plain        0 ok/s   612 failed/s  failing  |"
                                + "  holdfast   512 ok/s     0 failed/s  serving",
                        "  10.0 s  db1 is killed");
    }

    @Test
    void plainLinesOnATerminalThatCannotDoMore() {
        try (Display display = Displays.on(out, true, Map.of("TERM", "dumb"))) {
            display.status(status(2_100));
        }

        assertThat(written.toString()).doesNotContain("\u001b").contains("612 failed/s");
    }

    @Test
    void aTerminalHasItsLinesWrittenAnew() {
        try (Display display = Displays.on(out, true, Map.of("TERM", "xterm", "NO_COLOR", "1"))) {
            display.status(status(500));
            display.happened(KILL);
        }

        String[] frames = written.toString().split("\u001b\\[5A\r\u001b\\[J", -1);
        assertThat(frames).hasSize(2);
        assertThat(frames[0]).contains("   0.5 of 30 s, in 9.5 s: db1 is killed");
        assertThat(frames[0]).contains("db1 WRITER, db2 read-only, db3 read-only; the endpoint leads to db1");
        assertThat(frames[1]).startsWith("  10.0 s  db1 is killed\n").endsWith(frames[0]);
        assertThat(written.toString()).doesNotContain("\u001b[31m", "\u001b[32m");
    }

    @Test
    void coloursSayWhoServes() {
        try (Display display = Displays.on(out, true, Map.of("TERM", "xterm"))) {
            display.status(status(500));
        }

        assertThat(written.toString()).contains("\u001b[31mplain", "\u001b[32mholdfast");
    }

    @Test
    void statesAreTold() {
        assertThat(new ContenderStatus("a", 0, 0, 9, 9).state()).isEqualTo("stuck");
        assertThat(new ContenderStatus("a", 1, 0, 9, 9).state()).isEqualTo("serving");
        assertThat(new ContenderStatus("a", 0, 1, 9, 9).state()).isEqualTo("failing");
        assertThat(new ContenderStatus("a", 1, 1, 9, 9).state()).isEqualTo("in trouble");
    }

    private static Status status(long millis) {
        return new Status(
                millis * 1_000_000,
                30,
                Scene.passing().observations().samples().get(0),
                List.of(
                        new ContenderStatus("plain", 0, 612, 4021, 1512),
                        new ContenderStatus("holdfast", 512, 0, 6021, 9)),
                "db1 is killed",
                10_000_000_000L);
    }
}
