/** A load that remembers what it was told, and the check that it was told the truth. */
@NullMarked
package io.holdfast.testkit.workload;

import org.jspecify.annotations.NullMarked;
