package io.holdfast.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands for a statement of the driver and notes what is called on it, with the very arguments. */
final class StatementCalls implements InvocationHandler {
    private final List<List<@Nullable Object>> calls = new ArrayList<>();

    <T> T as(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        calls.add(call(method.getName(), arguments == null ? new Object[0] : arguments));
        return null;
    }

    /** The calls so far; forgets them. */
    List<List<@Nullable Object>> taken() {
        List<List<@Nullable Object>> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    static List<@Nullable Object> call(String method, @Nullable Object... arguments) {
        List<@Nullable Object> call = new ArrayList<>();
        call.add(method);
        call.addAll(Arrays.asList(arguments));
        return call;
    }
}
