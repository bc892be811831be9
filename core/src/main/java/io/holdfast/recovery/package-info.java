/**
 * What to do about a fault: a pure rule, and the connection work that it asks for.
 */
@NullMarked
package io.holdfast.recovery;

import org.jspecify.annotations.NullMarked;
