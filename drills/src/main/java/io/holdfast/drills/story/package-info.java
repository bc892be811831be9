/** How a drill is told. Pure: every sentence follows from the observations. */
@NullMarked
package io.holdfast.drills.story;

import org.jspecify.annotations.NullMarked;
