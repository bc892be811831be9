/**
 * Time as a parameter, so that tests can script it.
 */
@NullMarked
package io.holdfast.time;

import org.jspecify.annotations.NullMarked;
