/** What Holdfast takes without doing anything: memory, classes, the time of the first connection. */
@NullMarked
package io.holdfast.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
