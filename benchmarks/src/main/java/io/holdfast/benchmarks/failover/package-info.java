/** What an application sees of a failover, with each of the contenders, in the same events. */
@NullMarked
package io.holdfast.benchmarks.failover;

import org.jspecify.annotations.NullMarked;
