package io.holdfast.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks the build to write, for each JDBC interface {@code X} named, an abstract {@code ForwardingX} that extends the
 * annotated class and forwards to {@code delegate()} what that class does not implement itself.
 *
 * <p>Methods that return a JDBC handle, {@code unwrap}, {@code isWrapperFor} and {@code setClientInfo}, which cannot
 * throw any {@code SQLException}, stay abstract: whoever forgets one should hear it from the compiler.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
@interface Forwarding {
    Class<?>[] value();

    /**
     * A class with the {@link Recording} of the same interface. If there is one, the generated class asks its subclass
     * for it by an abstract {@code parameters()}, and tells it every setter, {@code addBatch()} and
     * {@code clearParameters()} that the delegate accepted.
     */
    Class<?> recorder() default void.class;
}
