package io.holdfast.drills.alerts;

/** An alert rule that cannot be read or evaluated. The message names the rule, and of an expression the position that is wrong. */
public final class RuleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RuleException(String message) {
        super(message);
    }

    RuleException(String message, Throwable cause) {
        super(message, cause);
    }
}
