/** Real outages, staged on real servers: the command and the drills that there are. */
@NullMarked
package io.holdfast.drills;

import org.jspecify.annotations.NullMarked;
