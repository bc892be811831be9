/**
 * What the servers of the MySQL family say about themselves and each other: the questions, and how to read the answers. Pure.
 */
@NullMarked
package io.holdfast.server;

import org.jspecify.annotations.NullMarked;
