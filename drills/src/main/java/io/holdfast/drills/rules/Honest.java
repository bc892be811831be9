package io.holdfast.drills.rules;

import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What an application with Holdfast may be told of a failover. */
public enum Honest {
    NOT_APPLIED("40001", "not applied"),
    UNKNOWN("08007", "unknown"),
    UNAVAILABLE("08001", "unavailable"),
    /**
     * HikariCP's own word, without a SQLSTATE, for a wait in which no attempt to connect failed or succeeded. Not to be had for
     * anything but asking for a connection.
     */
    NO_CONNECTION("none", "no connection from the pool in time") {
        @Override
        public boolean says(Attempt attempt) {
            return super.says(attempt) && attempt.outcome() == Outcome.UNAVAILABLE;
        }
    };

    private final String state;
    private final String meaning;

    Honest(String state, String meaning) {
        this.state = state;
        this.meaning = meaning;
    }

    /** Whether an attempt failed with this. */
    public boolean says(Attempt attempt) {
        return attempt.code().startsWith(state + "/");
    }

    /** {@code 40001 (not applied) and 08007 (unknown)}. */
    static String inWords(Honest... codes) {
        List<String> words = Arrays.stream(codes)
                .map(code -> code == NO_CONNECTION ? code.meaning : code.state + " (" + code.meaning + ")")
                .toList();
        int last = words.size() - 1;
        String before = words.subList(0, last).stream().collect(Collectors.joining(", "));
        return before.isEmpty() ? words.get(last) : before + " and " + words.get(last);
    }
}
