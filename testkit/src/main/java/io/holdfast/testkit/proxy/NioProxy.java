package io.holdfast.testkit.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;

/** Skeleton. */
final class NioProxy implements FaultProxy {
    NioProxy(InetSocketAddress target) {
        throw new UnsupportedOperationException("not yet: " + target);
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public void leadTo(InetSocketAddress target) {}

    @Override
    public void pass() {}

    @Override
    public void refuse() {}

    @Override
    public void reset() {}

    @Override
    public void silence() {}

    @Override
    public void delay(Duration by) {}

    @Override
    public void throttle(long bytesPerSecond) {}

    @Override
    public void cutAfterBytes(Direction direction, long bytes) {}

    @Override
    public void cutAfterCommit() {}

    @Override
    public void cutAfterStatement(String prefix) {}

    @Override
    public long connectionsAccepted() {
        return 0;
    }

    @Override
    public int openConnections() {
        return 0;
    }

    @Override
    public long connectionsReset() {
        return 0;
    }

    @Override
    public void close() {}
}
