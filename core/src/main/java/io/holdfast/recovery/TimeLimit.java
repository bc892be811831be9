package io.holdfast.recovery;

/** How long a call may take by its own account. */
@FunctionalInterface
public interface TimeLimit {

    TimeLimit NONE = () -> 0;

    /** 0 for none. */
    int limitSeconds();
}
