package io.holdfast.drills.result;

/** How long acknowledged operations took, in nanoseconds: half of them, 95 %, 99 %, and all took no longer than this. */
public record Latency(long p50, long p95, long p99, long max) {}
