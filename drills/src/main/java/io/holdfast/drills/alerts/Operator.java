package io.holdfast.drills.alerts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The operators between two expressions. All of them associate to the left. */
enum Operator {
    OR("or", 1),
    AND("and", 2),
    UNLESS("unless", 2),
    EQUAL("==", 3),
    GREATER(">", 3),
    GREATER_OR_EQUAL(">=", 3),
    LESS("<", 3),
    LESS_OR_EQUAL("<=", 3),
    TIMES("*", 5),
    DIVIDED_BY("/", 5);

    private final String text;
    private final int precedence;

    Operator(String text, int precedence) {
        this.text = text;
        this.precedence = precedence;
    }

    static @Nullable Operator of(String text) {
        return Arrays.stream(values())
                .filter(operator -> operator.text.equals(text))
                .findFirst()
                .orElse(null);
    }

    String text() {
        return text;
    }

    /** What has more binds closer. */
    int precedence() {
        return precedence;
    }

    boolean isOfSets() {
        return this == OR || this == AND || this == UNLESS;
    }

    boolean isComparison() {
        return precedence == EQUAL.precedence;
    }

    boolean compare(double left, double right) {
        return switch (this) {
            case EQUAL -> left == right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            default -> throw new IllegalStateException(text + " compares nothing");
        };
    }

    double calculate(double left, double right) {
        return switch (this) {
            case TIMES -> left * right;
            case DIVIDED_BY -> left / right;
            default -> throw new IllegalStateException(text + " calculates nothing");
        };
    }
}
