/** A small service over plain JDBC, as anybody has it. */
@NullMarked
package io.holdfast.examples.orders;

import org.jspecify.annotations.NullMarked;
