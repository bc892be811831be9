package io.holdfast.drills.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.StagedRun;
import io.holdfast.drills.result.Verdict;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** What the tables of all drills' rules have in common. */
public final class Judged {

    public static final String LOST = "is lost";
    public static final String DUPLICATED = "applied more than once";
    public static final String MISREPORTED = "reported as not applied";
    public static final String RECOVERED = "Holdfast recovers from";
    public static final String GAP = "longer than the servers";
    public static final String SOON = "writes again at most";
    public static final String CODES = "sees no failure but";
    public static final String WHERE = "What fails";
    public static final String FEW = "No more than";
    public static final String PLAIN = "The plain pool";

    private Judged() {}

    /** A line of a table. */
    public static Arguments run(String what, StagedRun run, String... broken) {
        return arguments(what, run, List.of(broken));
    }

    /** That a verdict has so many rules, of which exactly these are broken, by a piece of their text and in their order. */
    public static void breaksExactly(Verdict verdict, int rules, List<String> broken) {
        assertThat(verdict.rulings()).hasSize(rules);
        assertThat(verdict.rulings())
                .allSatisfy(ruling -> assertThat(ruling.seen()).isNotBlank());
        List<String> found = verdict.rulings().stream()
                .filter(ruling -> !ruling.holds())
                .map(Ruling::rule)
                .toList();
        assertThat(found).hasSameSizeAs(broken);
        for (int i = 0; i < broken.size(); i++) {
            assertThat(found.get(i)).contains(broken.get(i));
        }
        assertThat(verdict.pass()).isEqualTo(broken.isEmpty());
    }
}
