/** The drill {@code leafdata}: nobody can connect. */
@NullMarked
package io.holdfast.drills.leafdata;

import org.jspecify.annotations.NullMarked;
