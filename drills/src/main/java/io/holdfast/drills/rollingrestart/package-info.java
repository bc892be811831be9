/** Every server is restarted in turn. */
@NullMarked
package io.holdfast.drills.rollingrestart;

import org.jspecify.annotations.NullMarked;
