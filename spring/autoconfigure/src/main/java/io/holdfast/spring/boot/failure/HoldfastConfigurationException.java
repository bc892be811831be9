package io.holdfast.spring.boot.failure;

import org.jspecify.annotations.Nullable;

/** The application's configuration of Holdfast cannot work. Says what is wrong and what to do. */
public final class HoldfastConfigurationException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String action;

    public HoldfastConfigurationException(String message, String action) {
        this(message, action, null);
    }

    public HoldfastConfigurationException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** What the reader is to do. */
    public String action() {
        return action;
    }
}
