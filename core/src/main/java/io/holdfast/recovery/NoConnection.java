package io.holdfast.recovery;

import io.holdfast.outcome.Outcomes;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Stands for the physical connection of a session that has had none: it is closed, as they say, and knows nothing. Immutable. */
final class NoConnection {

    static final Connection INSTANCE = (Connection) Proxy.newProxyInstance(
            NoConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, NoConnection::answer);

    private NoConnection() {}

    private static @Nullable Object answer(Object self, Method method, Object @Nullable [] arguments) throws Exception {
        return switch (method.getName()) {
            case "isClosed" -> true;
            case "isReadOnly", "isValid", "isWrapperFor" -> false;
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> arguments != null && self == arguments[0];
            case "toString" -> "no connection";
            case "close", "abort", "beginRequest", "endRequest" -> null;
            default -> throw Outcomes.closed(null);
        };
    }
}
