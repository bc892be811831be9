package io.holdfast.testkit.proxy;

import java.util.concurrent.atomic.AtomicLong;

/** What a proxy counts: its thread writes, anyone reads. */
final class Counters {

    final AtomicLong accepted = new AtomicLong();
    final AtomicLong reset = new AtomicLong();
    final AtomicLong turnedAway = new AtomicLong();
    final AtomicLong messages = new AtomicLong();
    volatile int open;
}
