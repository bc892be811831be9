/**
 * What happened to a cluster and what applications were told of it, as data: for logs, metrics and people.
 */
@NullMarked
package io.holdfast.event;

import org.jspecify.annotations.NullMarked;
