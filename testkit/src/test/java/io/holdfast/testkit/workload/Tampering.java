package io.holdfast.testkit.workload;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source over a real one that does some calls otherwise, and lies about it: what the workload and its checker must
 * notice.
 */
final class Tampering {

    /** A call of a method of a data source, connection or statement. */
    record Call(String method, Object target, @Nullable String sql, Method declared, List<@Nullable Object> arguments) {

        boolean is(String name) {
            return method.equals(name);
        }

        /** Whether it executes an update, rather than an insert. */
        boolean changes() {
            return sql != null && sql.startsWith("UPDATE");
        }

        /** Whether its only argument is true. */
        boolean truth() {
            return Boolean.TRUE.equals(arguments.get(0));
        }

        boolean isOn(Class<?> type, String name) {
            return type.isInstance(target) && is(name);
        }

        /** Does what was asked for. */
        @Nullable
        Object proceed() throws SQLException {
            try {
                return declared.invoke(target, arguments.toArray());
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof SQLException cause) {
                    throw cause;
                }
                throw new AssertionError(e.getCause());
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** What is done in place of each call. */
    interface Trick {
        @Nullable
        Object instead(Call call) throws Exception;
    }

    private Tampering() {}

    static Predicate<Call> on(Class<?> type, String method) {
        return call -> call.isOn(type, method);
    }

    static DataSource with(DataSource honest, Trick trick) {
        return tampered(DataSource.class, honest, null, trick);
    }

    /** Plays a trick on every so-manieth call that matters, and leaves the others alone. */
    static Trick every(int period, Predicate<Call> matters, Trick trick) {
        AtomicInteger calls = new AtomicInteger();
        return call ->
                matters.test(call) && calls.incrementAndGet() % period == 0 ? trick.instead(call) : call.proceed();
    }

    private static <T> T tampered(Class<T> type, T honest, @Nullable String sql, Trick trick) {
        return type.cast(Proxy.newProxyInstance(
                Tampering.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = trick.instead(new Call(
                            method.getName(),
                            honest,
                            sql,
                            method,
                            arguments == null ? List.of() : Arrays.asList(arguments)));
                    if (result instanceof PreparedStatement statement && arguments != null) {
                        return tampered(PreparedStatement.class, statement, (String) arguments[0], trick);
                    }
                    return result instanceof Connection connection && honest instanceof DataSource
                            ? tampered(Connection.class, connection, null, trick)
                            : result;
                }));
    }
}
