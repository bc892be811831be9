package io.holdfast.testkit.proxy;

import io.holdfast.testkit.proxy.FaultProxy.Direction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One direction of a {@link Link}: what has been read and may not be written yet. Used by the proxy's thread only.
 *
 * <p>Bytes that no fault holds back go from one socket to the other without being copied or queued.
 */
final class Flow {

    private static final int MAX_QUEUED = 256 * 1024;
    private static final long NEVER = Long.MAX_VALUE;

    private record Chunk(ByteBuffer bytes, long dueNanos) {}

    final Direction direction;
    private final Faults faults;
    private final Queue<Chunk> queue = new ArrayDeque<>();
    private int queued;
    private long throttledUntil = Long.MIN_VALUE;
    private long cutAfter = -1;
    private boolean released;
    private boolean ended;
    private long endDueNanos;
    private boolean endDelivered;
    /** The socket that this flow writes to takes no more at the moment. */
    private boolean blocked;

    Flow(Direction direction, Faults faults) {
        this.direction = direction;
        this.faults = faults;
        cutAfter(faults.cutAfter(direction));
    }

    void cutAfter(long bytes) {
        cutAfter = bytes;
    }

    /** Forgets when queued bytes were due. */
    void release() {
        released = true;
        throttledUntil = Long.MIN_VALUE;
        cutAfter = -1;
    }

    void discard() {
        queue.clear();
        queued = 0;
    }

    /** Nothing more will be read; that is passed on after everything that was. */
    void end(long now) {
        ended = true;
        endDueNanos = now + faults.delayNanos;
        released &= faults.delayNanos == 0;
    }

    /** Nothing more will be read, and that is nobody's business. */
    void endSilently() {
        ended = true;
        endDelivered = true;
    }

    boolean ended() {
        return ended;
    }

    boolean endDelivered() {
        return endDelivered;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    boolean wantsToRead() {
        return !ended && cutAfter != 0 && queued < MAX_QUEUED;
    }

    boolean wantsToWrite() {
        return blocked;
    }

    /** Whether the last byte before the cut has been written. */
    boolean isCut() {
        return cutAfter == 0 && queue.isEmpty();
    }

    /** Takes what was read: writes it at once if nothing holds it back, queues the rest. */
    void accept(ByteBuffer bytes, SocketChannel sink, long now) throws IOException {
        if (cutAfter >= 0) {
            bytes.limit((int) Math.min(bytes.limit(), bytes.position() + cutAfter));
            cutAfter -= bytes.remaining();
        }
        if (queue.isEmpty() && faults.delayNanos == 0 && faults.bytesPerSecond == 0) {
            sink.write(bytes);
        }
        if (bytes.hasRemaining()) {
            queued += bytes.remaining();
            ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
            queue.add(new Chunk(copy, now + faults.delayNanos));
            released &= faults.delayNanos == 0;
        }
    }

    /**
     * Writes what is due.
     *
     * @return when to come back, as a value of {@code System.nanoTime()}; {@link Long#MAX_VALUE} if a socket will tell
     */
    long drain(SocketChannel sink, long now) throws IOException {
        blocked = false;
        Chunk head = queue.peek();
        while (head != null) {
            if (!released && head.dueNanos > now) {
                return head.dueNanos;
            }
            if (faults.bytesPerSecond > 0 && throttledUntil > now) {
                return throttledUntil;
            }
            int written = write(head.bytes, sink, now);
            queued -= written;
            if (!head.bytes.hasRemaining()) {
                queue.remove();
                head = queue.peek();
            } else if (faults.bytesPerSecond == 0) {
                blocked = true;
                return NEVER;
            }
        }
        if (ended && !endDelivered) {
            if (!released && endDueNanos > now) {
                return endDueNanos;
            }
            endDelivered = true;
            sink.shutdownOutput();
        }
        return NEVER;
    }

    private int write(ByteBuffer bytes, SocketChannel sink, long now) throws IOException {
        if (faults.bytesPerSecond == 0) {
            return sink.write(bytes);
        }
        // A twentieth of a second's worth at a time.
        int portion = (int) Math.max(1, Math.min(bytes.remaining(), faults.bytesPerSecond / 20));
        ByteBuffer slice = bytes.slice(bytes.position(), portion);
        int written = sink.write(slice);
        bytes.position(bytes.position() + written);
        long nanos = Math.max(1, written) * 1_000_000_000L / faults.bytesPerSecond;
        throttledUntil = Math.max(now, throttledUntil) + nanos;
        return written;
    }
}
