package io.holdfast.testkit;

import io.holdfast.testkit.proxy.FaultProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoint: a proxy to a node's proxy, and a timer. */
final class ClusterEndpoint implements Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterEndpoint.class);

    private final FaultProxy proxy;
    private final ScheduledThreadPoolExecutor timer;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile DatabaseNode target;
    /** An order to move that is not the latest one any more is void. Guarded by the lock. */
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
    public DatabaseNode target() {
        return target;
    }

    @Override
    public void pointTo(DatabaseNode node) {
        pointTo(node, Duration.ZERO);
    }

    @Override
    public void pointTo(DatabaseNode node, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay: " + delay + " is negative");
        }
        lock.lock();
        try {
            long order = ++latestOrder;
            if (delay.isZero()) {
                moveTo(node);
            } else {
                Future<?> unused = timer.schedule(() -> obey(order, node), delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void obey(long order, DatabaseNode node) {
        lock.lock();
        try {
            if (order == latestOrder) {
                moveTo(node);
            }
        } catch (RuntimeException e) {
            LOG.warn("The endpoint could not move to {}", node, e);
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(DatabaseNode node) {
        proxy.leadTo(address(node));
        target = node;
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
