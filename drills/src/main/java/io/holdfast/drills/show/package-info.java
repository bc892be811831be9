/** What a person at a terminal sees of a drill. */
@NullMarked
package io.holdfast.drills.show;

import org.jspecify.annotations.NullMarked;
