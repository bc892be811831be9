/** Flyway's way to learn about a JDBC URL. */
@NullMarked
package io.holdfast.flyway;

import org.jspecify.annotations.NullMarked;
