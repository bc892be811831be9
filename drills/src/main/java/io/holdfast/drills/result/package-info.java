/** What a drill has seen, as data, and what follows from it. Nothing here does I/O. */
@NullMarked
package io.holdfast.drills.result;

import org.jspecify.annotations.NullMarked;
