/** Liquibase's way to learn about a JDBC URL. */
@NullMarked
package io.holdfast.liquibase;

import org.jspecify.annotations.NullMarked;
