/** The drill {@code redcrow}: broken replication, an overloaded writer, and a failover that loses transactions. */
@NullMarked
package io.holdfast.drills.redcrow;

import org.jspecify.annotations.NullMarked;
