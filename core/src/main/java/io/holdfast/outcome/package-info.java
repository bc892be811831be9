/**
 * What an application is told about a failure, as types: it may run the transaction again, it must look, it may come back later.
 */
@NullMarked
package io.holdfast.outcome;

import org.jspecify.annotations.NullMarked;
