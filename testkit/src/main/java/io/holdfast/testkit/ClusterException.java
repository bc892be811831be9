package io.holdfast.testkit;

import org.jspecify.annotations.Nullable;

/** The cluster could not do what it was asked to do; the message names the node, the step and what was found instead. */
public class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ClusterException(String message) {
        super(message);
    }

    public ClusterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
