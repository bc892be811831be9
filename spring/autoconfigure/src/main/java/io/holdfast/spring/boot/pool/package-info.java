/** Kinds of data sources: where they lead, and how a URL is changed before they connect. */
@NullMarked
package io.holdfast.spring.boot.pool;

import org.jspecify.annotations.NullMarked;
