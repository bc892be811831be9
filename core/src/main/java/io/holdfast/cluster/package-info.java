/**
 * Which node may be written to: the known nodes, their own word about their role, the epoch, the search for the writer.
 */
@NullMarked
package io.holdfast.cluster;

import org.jspecify.annotations.NullMarked;
