/** Runs the jcstress tests of what is shared between threads. */
@NullMarked
package io.holdfast.benchmarks.races;

import org.jspecify.annotations.NullMarked;
