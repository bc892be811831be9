/** A shop whose database can be broken while it sells. */
@NullMarked
package io.holdfast.examples.shop;

import org.jspecify.annotations.NullMarked;
