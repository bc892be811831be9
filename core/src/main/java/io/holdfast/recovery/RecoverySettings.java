package io.holdfast.recovery;

import java.time.Duration;

/**
 * The recovery's share of the options.
 *
 * @param failoverTimeout the most that one call waits for a writer
 */
public record RecoverySettings(RecoveryLevel level, Duration failoverTimeout) {

    /**
     * The most that a call waits which has a limit of its own, the shorter of the two.
     *
     * @param limitSeconds 0 for none
     */
    public Duration patience(int limitSeconds) {
        Duration limit = Duration.ofSeconds(limitSeconds);
        return limitSeconds > 0 && limit.compareTo(failoverTimeout) < 0 ? limit : failoverTimeout;
    }
}
