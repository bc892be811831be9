/** What a fleet of processes does to a server that comes back, simulated. */
@NullMarked
package io.holdfast.benchmarks.storm;

import org.jspecify.annotations.NullMarked;
