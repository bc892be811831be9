/** What is left of a transaction's speed on a real server, with a layer in front of the driver. */
@NullMarked
package io.holdfast.benchmarks.server;

import org.jspecify.annotations.NullMarked;
