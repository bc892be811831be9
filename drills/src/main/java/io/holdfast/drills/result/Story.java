package io.holdfast.drills.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was seen, for somebody who knows neither the drill nor the product.
 *
 * @param title what the drill is about, in a few words
 * @param introduction what is staged and why
 * @param headlines what became of each contender, by its name: a sentence or two
 * @param paragraphs what happened, in order
 * @param real the outage that it is after; null if there was none
 */
public record Story(
        String title,
        String introduction,
        Map<String, String> headlines,
        List<Paragraph> paragraphs,
        @Nullable RealOutage real) {

    /**
     * A part of the story.
     *
     * @param lead what or whom it is about
     */
    public record Paragraph(String lead, String text) {}
}
