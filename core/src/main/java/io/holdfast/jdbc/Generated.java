package io.holdfast.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what the build's annotation processor wrote. Kept in the class file, unlike {@code javax}'s: coverage tools
 * skip classes by an annotation whose name contains "Generated", and see class files only.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface Generated {}
