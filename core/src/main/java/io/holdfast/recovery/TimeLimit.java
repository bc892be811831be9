package io.holdfast.recovery;

/** How long a call may take by its own account. */
@FunctionalInterface
public interface TimeLimit {

    /** 0 for none. */
    int limitSeconds();
}
