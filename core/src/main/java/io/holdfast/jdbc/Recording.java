package io.holdfast.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks the build to write an interface {@code XRecorder} for the annotated class to implement: the setters of the JDBC
 * interface {@code X}, turned into data, and the way back.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
@interface Recording {
    Class<?> value();
}
