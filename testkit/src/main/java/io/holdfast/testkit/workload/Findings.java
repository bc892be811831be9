package io.holdfast.testkit.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is wrong, counted while it is found. Not safe for use by many threads. */
final class Findings {

    static final int MOST_EXAMPLES = 20;

    private long lost;
    private long duplicated;
    private long misreported;
    private long refusedButFound;
    private final List<String> examples = new ArrayList<>();

    /**
     * Holds what was found of one attempt against what was told about it.
     *
     * @param whole whether all of it was found
     * @param part whether something of it was found, and not all
     */
    void judge(Outcome told, boolean whole, boolean part, Supplier<String> words) {
        boolean wrong = switch (told) {
            case ACKNOWLEDGED -> !whole;
            case NOT_APPLIED, UNAVAILABLE -> whole || part;
            case UNKNOWN -> part;
            case REFUSED -> whole || part;
        };
        if (!wrong) {
            return;
        }
        if (told == Outcome.ACKNOWLEDGED) {
            lost++;
        } else if (told == Outcome.REFUSED && whole) {
            refusedButFound++;
        } else {
            misreported++;
        }
        example(words);
    }

    void duplicated(Supplier<String> words) {
        duplicated++;
        example(words);
    }

    private void example(Supplier<String> words) {
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(words.get());
        }
    }

    InvariantReport report() {
        return new InvariantReport(lost, duplicated, misreported, refusedButFound, List.copyOf(examples));
    }
}
