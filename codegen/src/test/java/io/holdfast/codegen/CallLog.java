package io.holdfast.codegen;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands for the driver: notes the calls, and answers or fails as told. */
final class CallLog implements InvocationHandler {
    final List<String> calls = new ArrayList<>();
    final Map<String, Object> answers = new HashMap<>();

    @Nullable
    SQLException failure;

    <T> T as(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws SQLException {
        String list = arguments == null ? "[]" : Arrays.toString(arguments);
        calls.add(method.getName() + list);
        if (failure != null) {
            throw failure;
        }
        return answers.get(method.getName());
    }
}
