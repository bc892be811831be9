/** Races inside of a cluster, run by jcstress: in this package since what they look at is nobody else's business. */
@NullMarked
package io.holdfast.cluster;

import org.jspecify.annotations.NullMarked;
