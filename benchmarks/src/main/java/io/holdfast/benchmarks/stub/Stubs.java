package io.holdfast.benchmarks.stub;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.util.function.Supplier;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.implementation.MethodCall;

/**
 * Makes the hand-written halves of the stub's JDBC objects whole: what the benchmarks do not call throws. The results are
 * ordinary classes with ordinary methods, made by an ordinary {@code new}, so that the JIT treats them as it would a driver's.
 */
final class Stubs {

    private Stubs() {}

    /** What makes whole objects of a class with the methods that matter. */
    static <T> Supplier<T> of(Class<T> half) {
        Class<? extends T> whole = new ByteBuddy()
                .subclass(half)
                .method(isAbstract())
                .intercept(ExceptionMethod.throwing(UnsupportedOperationException.class, "not part of the stub"))
                .make()
                .load(half.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
                .getLoaded();
        try {
            Object maker = new ByteBuddy()
                    .subclass(Object.class)
                    .name(half.getName() + "Maker")
                    .implement(Supplier.class)
                    .method(named("get"))
                    .intercept(MethodCall.construct(whole.getDeclaredConstructor()))
                    .make()
                    .load(half.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
                    .getLoaded()
                    .getDeclaredConstructor()
                    .newInstance();
            @SuppressWarnings("unchecked") // it was told to make just these
            Supplier<T> made = (Supplier<T>) maker;
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The stub " + half + " cannot be made", e);
        }
    }
}
