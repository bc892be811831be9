/** Races for a session, run by jcstress. */
@NullMarked
package io.holdfast.recovery;

import org.jspecify.annotations.NullMarked;
