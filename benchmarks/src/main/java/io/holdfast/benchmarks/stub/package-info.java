/** An inner driver without any work of its own: what is left of a measurement is what stands in front of it. */
@NullMarked
package io.holdfast.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
