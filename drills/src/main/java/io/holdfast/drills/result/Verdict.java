package io.holdfast.drills.result;

import java.util.List;

/** The rulings of a drill: it passes if every rule is kept. */
public record Verdict(List<Ruling> rulings) {

    public boolean pass() {
        return !rulings.isEmpty() && rulings.stream().allMatch(Ruling::holds);
    }

    /** As the JSON has it. */
    public String word() {
        return pass() ? "pass" : "fail";
    }
}
