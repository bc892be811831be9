package io.holdfast.drills;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drills.freeze.FreezeDrill;
import io.holdfast.drills.partition.PartitionDrill;
import io.holdfast.drills.quorumloss.QuorumLossDrill;
import io.holdfast.drills.result.StagedRun;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.rollingrestart.RollingRestartDrill;
import io.holdfast.drills.stage.Drill;
import io.holdfast.testkit.workload.Attempt.Kind;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the drills tell follows from what was seen, success or failure. */
class StoriesTest {

    @Test
    void whoWasAwayAndWhatWasDoneMeanwhile() {
        String partition = text(new PartitionDrill(), absence("cut"));
        String freeze = text(new FreezeDrill(), absence("freeze"));

        assertThat(partition)
                .contains("At 3.0 s the writer lost its peers. At 4.0 s another one was the writer")
                .contains("In the 4.00 s until the old one began to come back, plain had 0 and holdfast 280 operations")
                .contains("at 8.5 s the old writer had come back");
        assertThat(freeze).contains("At 3.0 s the writer's server was stopped. At 4.0 s another one was the writer");
        assertThat(partition)
                .contains("1 operations failed: 1 × 08007/0 (unknown whether applied)")
                .contains("It had not recovered by 12.0 s");
    }

    @Test
    void oneFaultHasNoSecondTime() {
        Story story = new PartitionDrill().tell(absence("cut").observations());

        assertThat(story.headlines().get("holdfast")).startsWith("Recovered by itself. 1 of");
        assertThat(story.headlines().get("holdfast")).endsWith("It wrote again 0.51 s after there was another writer.");
        assertThat(story.headlines().get("plain"))
                .isEqualTo("Did not recover. No operation failed. It never wrote again.");
    }

    @Test
    void everyStepOfTheMaintenance() {
        StagedRun run = StagedRun.of("rolling-restart", 15_000)
                .event("replicas", 3_000, 4_000)
                .event("other-replica", 4_000, 5_000)
                .event("switchover", 8_000, 8_200)
                .event("endpoint", 9_000, 9_000)
                .event("old-writer", 11_000, 12_000)
                .serves("plain", 0, 8_000)
                .serves("holdfast", 0, 15_000);
        for (String event : new String[] {"replicas", "switchover", "old-writer"}) {
            run.recovery("plain", event, true, event.equals("replicas"));
            run.recovery("holdfast", event, true, true);
        }

        Story story = new RollingRestartDrill().tell(run.observations());

        assertThat(text(story))
                .contains("From 3.0 s to 5.0 s both replicas were restarted")
                .contains("At 8.0 s the first of them was made the writer; from 9.0 s on")
                .contains("At 11.0 s the old writer was shut down, and at 12.0 s it was back");
        assertThat(story.headlines().get("holdfast")).startsWith("Recovered by itself, each time.");
        assertThat(story.headlines().get("plain")).startsWith("Recovered from one of the 3 events.");
    }

    @Test
    void howLongNothingCouldBeCommitted() {
        StagedRun run = StagedRun.of("quorum-loss", 13_000)
                .event("loss", 3_000, 3_050)
                .event("return", 7_000, 8_000)
                .event("whole", 8_000, 8_500)
                .serverGap(5_000)
                .serves("plain", 0, 3_000)
                .serves("holdfast", 0, 3_000)
                .recovery("plain", "loss", true, true)
                .recovery("holdfast", "loss", true, true);

        assertThat(text(new QuorumLossDrill(), run))
                .contains("At 3.0 s both replicas were killed. From 8.0 s on the writer could commit again; at 8.5 s")
                .contains("No write was accepted for 5.00 s");
    }

    private static StagedRun absence(String fault) {
        return StagedRun.of("absence", 12_000)
                .event(fault, 3_000, 3_020)
                .event("promote", 3_600, 4_000)
                .event("endpoint", 6_000, 6_000)
                .event("return", 8_000, 8_500)
                .serves("holdfast", 0, 3_000)
                .serves("holdfast", 4_500, 12_000)
                .fails("holdfast", 0, Kind.AUTOCOMMIT, "08007/0", 2_999, 4_490)
                .recovery("holdfast", fault, true, true)
                .serves("plain", 0, 3_000)
                .recovery("plain", fault, true, false);
    }

    private static String text(Drill drill, StagedRun run) {
        return text(drill.tell(run.observations()));
    }

    private static String text(Story story) {
        return story.paragraphs().stream()
                .map(paragraph -> paragraph.lead() + ". " + paragraph.text())
                .collect(Collectors.joining("\n"));
    }
}
