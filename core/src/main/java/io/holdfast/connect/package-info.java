/**
 * How a node is reached: the URL, the inner driver, one physical connection.
 */
@NullMarked
package io.holdfast.connect;

import org.jspecify.annotations.NullMarked;
