/** What each layer in front of a driver that does nothing adds to a call: JMH benchmarks, their contenders, their run. */
@NullMarked
package io.holdfast.benchmarks.overhead;

import org.jspecify.annotations.NullMarked;
