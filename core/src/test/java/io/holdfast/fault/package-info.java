@NullMarked
package io.holdfast.fault;

import org.jspecify.annotations.NullMarked;
