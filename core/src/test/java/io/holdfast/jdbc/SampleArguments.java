package io.holdfast.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Map;

/** Arguments for any setter: extreme numbers, so that a lost bit shows, and no two ints alike. */
final class SampleArguments {
    private static final Map<Class<?>, Object> SAMPLES = new HashMap<>();

    static {
        SAMPLES.put(boolean.class, true);
        SAMPLES.put(byte.class, Byte.MIN_VALUE);
        SAMPLES.put(short.class, Short.MIN_VALUE);
        SAMPLES.put(long.class, Long.MIN_VALUE + 1);
        SAMPLES.put(float.class, -Float.MIN_VALUE);
        SAMPLES.put(double.class, -Double.MIN_VALUE);
        SAMPLES.put(String.class, "string");
        SAMPLES.put(Object.class, "object");
        SAMPLES.put(byte[].class, new byte[] {1, 2});
        SAMPLES.put(BigDecimal.class, BigDecimal.TEN);
        SAMPLES.put(Date.class, new Date(1));
        SAMPLES.put(Time.class, new Time(2));
        SAMPLES.put(Timestamp.class, new Timestamp(3));
        SAMPLES.put(Calendar.class, Calendar.getInstance());
        SAMPLES.put(InputStream.class, new ByteArrayInputStream(new byte[0]));
        SAMPLES.put(Reader.class, new StringReader(""));
        SAMPLES.put(URL.class, url());
    }

    private SampleArguments() {}

    /** For a setter by index the first argument is 1. */
    static Object[] of(Method setter) {
        Class<?>[] types = setter.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            boolean isIndex = i == 0;
            arguments[i] = types[i] == int.class ? (isIndex ? 1 : Integer.MIN_VALUE + i) : sample(types[i]);
        }
        return arguments;
    }

    private static Object sample(Class<?> type) {
        return SAMPLES.computeIfAbsent(type, SampleArguments::stub);
    }

    /** Blobs and their kin: an object equal to itself only. */
    @SuppressWarnings("ReferenceEquality")
    private static Object stub(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> 1;
                default -> type.getSimpleName();
            };
        });
    }

    private static URL url() {
        try {
            return URI.create("http://localhost/").toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
