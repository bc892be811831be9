/** Two servers accept writes, and one of them is the writer. */
@NullMarked
package io.holdfast.drills.splitbrain;

import org.jspecify.annotations.NullMarked;
