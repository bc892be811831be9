@NullMarked
package io.holdfast.testkit.wire;

import org.jspecify.annotations.NullMarked;
