/** Holdfast on real servers, with real faults. */
@NullMarked
package io.holdfast.it;

import org.jspecify.annotations.NullMarked;
