package io.holdfast.testkit.embedded;

import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.Endpoint;
import io.holdfast.testkit.proxy.FaultProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The endpoint: a proxy to a node's proxy, and a timer. */
final class ClusterEndpoint implements Endpoint, AutoCloseable {

    private final FaultProxy proxy;
    private final ScheduledThreadPoolExecutor timer;
    // Both guarded by this.
    private DatabaseNode target;
    /** An order to move that is not the latest one any more is void. */
    private long latestOrder;

    ClusterEndpoint(DatabaseNode target) {
        this.target = target;
        proxy = FaultProxy.to(address(target));
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "holdfast-testkit-endpoint");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static InetSocketAddress address(DatabaseNode node) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port());
    }

    @Override
    public int port() {
        return proxy.port();
    }

    @Override
    public synchronized DatabaseNode target() {
        return target;
    }

    @Override
    public synchronized void pointTo(DatabaseNode node) {
        latestOrder++;
        target = node;
        proxy.leadTo(address(node));
    }

    @Override
    public synchronized void pointTo(DatabaseNode node, Duration delay) {
        if (delay.isZero()) {
            pointTo(node);
            return;
        }
        long order = ++latestOrder;
        timer.schedule(() -> obey(order, node), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private synchronized void obey(long order, DatabaseNode node) {
        if (order == latestOrder) {
            pointTo(node);
        }
    }

    @Override
    public FaultProxy proxy() {
        return proxy;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        proxy.close();
    }
}
