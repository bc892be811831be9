package io.holdfast.drills.cronofy;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drills.result.Scene;
import io.holdfast.drills.result.Story;
import io.holdfast.testkit.workload.Attempt.Kind;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CronofyStoryTest {

    @Test
    void tellsOfSuccess() {
        Story story = CronofyStory.of(Scene.passing().observations());

        assertThat(story.headlines())
                .containsEntry("holdfast", "Recovered by itself, both times. 2 of 502 operations failed.")
                .hasEntrySatisfying(
                        "plain",
                        headline -> assertThat(headline)
                                .startsWith("Recovered from neither event. 80 of 580 operations failed.")
                                .contains("had to restart it"));
        assertThat(text(story))
                .contains("At 10.0 s the writer was killed, and 0.30 s later a replica had taken over")
                .contains("40 × HY000/1290 (write refused: node is read-only)")
                .contains("Of its 10 connections 0 were then on the writer and 10 on read-only servers")
                .contains("Exactly what holdfast had been told");
    }

    @Test
    void tellsOfFailureJustSo() {
        Story story = CronofyStory.of(Scene.passing()
                .holdfastNotRecoveredFromKill()
                .invariants(2, 0, 1)
                .holdfastFails(Kind.AUTOCOMMIT, "08001/0", 12_000, 14_000)
                .observations());

        assertThat(story.headlines().get("holdfast")).startsWith("Recovered from one of the two events.");
        assertThat(text(story))
                .contains("1 × 08001/0 (no node to write to, nothing done)")
                .contains("It had not recovered by 16.0 s")
                .contains("Not what holdfast had been told: 2 acknowledged writes are missing");
    }

    private static String text(Story story) {
        return story.paragraphs().stream()
                .map(paragraph -> paragraph.lead() + ". " + paragraph.text())
                .collect(Collectors.joining("\n"));
    }
}
