package io.holdfast.recovery;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One round trip and what has to be remembered of it. */
@FunctionalInterface
public interface Action<R extends @Nullable Object> {
    R run() throws SQLException;
}
