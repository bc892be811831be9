/** Says in plain words why an application did not start, and what to do about it. */
@NullMarked
package io.holdfast.spring.boot.failure;

import org.jspecify.annotations.NullMarked;
