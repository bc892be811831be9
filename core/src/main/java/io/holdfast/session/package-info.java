/**
 * What a physical session holds that a new one must get, or cannot get.
 */
@NullMarked
package io.holdfast.session;

import org.jspecify.annotations.NullMarked;
