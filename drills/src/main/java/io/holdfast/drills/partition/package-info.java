/** The writer is cut off from its peers, and its clients are not. */
@NullMarked
package io.holdfast.drills.partition;

import org.jspecify.annotations.NullMarked;
