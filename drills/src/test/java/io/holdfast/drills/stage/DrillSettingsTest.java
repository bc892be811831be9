package io.holdfast.drills.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.drills.cronofy.CronofyDrill;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillSettingsTest {

    private static final Drill DRILL = new CronofyDrill();

    private static DrillSettings settings(String options, String prefix) {
        return new DrillSettings(Engine.EMBEDDED, 20, 7, Path.of("out"), options, prefix);
    }

    @ParameterizedTest(name = "[{0}] [{1}]")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | \"\" | bin/drill cronofy --engine embedded --seconds 20 --seed 7",
                "holdfast.recovery=report | \"\" | bin/drill cronofy --engine embedded --seconds 20 --seed 7 --options holdfast.recovery=report",
                "a=b&c=d | jdbc:mysql:// | bin/drill cronofy --engine embedded --seconds 20 --seed 7 --options 'a=b&c=d' --prefix jdbc:mysql://",
                "a=it's | \"\" | bin/drill cronofy --engine embedded --seconds 20 --seed 7 --options 'a=it'\\''s'"
            })
    void whatRepeatsItSaysAllThatWasAskedForAsAShellReadsIt(String options, String prefix, String command) {
        assertThat(settings(options, prefix).command(DRILL)).isEqualTo(command);
    }

    @Test
    void optionsAndPrefixAreForHoldfastsApplicationAlone() {
        List<Entrant> entrants =
                settings("holdfast.recovery=report", "jdbc:mysql://").entrants(DRILL);

        assertThat(entrants).extracting(Entrant::urlPrefix).containsExactly("jdbc:mysql://", "jdbc:mysql://");
        assertThat(entrants).extracting(Entrant::urlOptions).containsExactly("", "?holdfast.recovery=report");
        assertThat(entrants.get(1).description()).contains("without Holdfast");
    }

    @Test
    void nothingAskedForIsNothingChanged() {
        assertThat(settings("", "").entrants(DRILL))
                .extracting(Entrant::urlPrefix, Entrant::urlOptions, Entrant::description)
                .containsExactlyElementsOf(DRILL.entrants(Engine.EMBEDDED).stream()
                        .map(entrant -> tuple(entrant.urlPrefix(), entrant.urlOptions(), entrant.description()))
                        .toList());
    }
}
