package io.holdfast.recovery;

import java.time.Duration;

/**
 * The recovery's share of the options.
 *
 * @param failoverTimeout the most that one call waits for a writer
 */
public record RecoverySettings(RecoveryLevel level, Duration failoverTimeout) {}
