/**
 * A server that speaks MySQL's wire protocol and does what a script says, for the errors that no real server gives on
 * demand. Start at {@link io.holdfast.testkit.wire.ScriptedServer}.
 */
@NullMarked
package io.holdfast.testkit.wire;

import org.jspecify.annotations.NullMarked;
