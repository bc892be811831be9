/** The drill {@code kaza}: certificates that expire and an authority that is replaced, then a server that only seems to serve. */
@NullMarked
package io.holdfast.drills.kaza;

import org.jspecify.annotations.NullMarked;
