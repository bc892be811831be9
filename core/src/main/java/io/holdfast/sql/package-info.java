/**
 * What a statement's text says about its effects; read only after a failure, never on the way to the server.
 */
@NullMarked
package io.holdfast.sql;

import org.jspecify.annotations.NullMarked;
