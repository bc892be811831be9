/** What a drill is played on: a cluster, applications that use it, and eyes on both. */
@NullMarked
package io.holdfast.drills.stage;

import org.jspecify.annotations.NullMarked;
