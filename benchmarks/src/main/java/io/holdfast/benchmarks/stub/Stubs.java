package io.holdfast.benchmarks.stub;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;

/**
 * Makes the hand-written halves of the stub's JDBC objects whole: what the benchmarks do not call throws. The result are
 * ordinary classes with ordinary methods, so that the JIT treats them as it would a driver's.
 */
final class Stubs {

    private Stubs() {}

    static <T> Class<? extends T> complete(Class<T> half) {
        return new ByteBuddy()
                .subclass(half)
                .method(isAbstract())
                .intercept(ExceptionMethod.throwing(UnsupportedOperationException.class, "not part of the stub"))
                .make()
                .load(half.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
                .getLoaded();
    }

    static <T> T make(Class<? extends T> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The stub " + type + " cannot be made", e);
        }
    }
}
