/** What Holdfast costs, measured beside its peers. */
@NullMarked
package io.holdfast.benchmarks;

import org.jspecify.annotations.NullMarked;
