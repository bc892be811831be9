/** TCP proxies that misbehave on request, in front of anything that speaks TCP. */
@NullMarked
package io.holdfast.testkit.proxy;

import org.jspecify.annotations.NullMarked;
