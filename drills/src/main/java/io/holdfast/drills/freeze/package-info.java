/** The writer stops in its tracks, and closes nothing. */
@NullMarked
package io.holdfast.drills.freeze;

import org.jspecify.annotations.NullMarked;
