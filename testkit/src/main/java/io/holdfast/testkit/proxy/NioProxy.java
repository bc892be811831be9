package io.holdfast.testkit.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The proxy's verbs: what each of them has the proxy's thread do. */
final class NioProxy implements FaultProxy {

    private final ProxyThread thread;
    private final Faults faults;
    private final Counters counters;

    NioProxy(InetSocketAddress target) {
        thread = ProxyThread.start(resolved(target));
        faults = thread.faults;
        counters = thread.counters;
    }

    private static InetSocketAddress resolved(InetSocketAddress target) {
        if (target.isUnresolved()) {
            throw new IllegalArgumentException("target: " + target + " has no address");
        }
        return target;
    }

    @Override
    public int port() {
        return thread.doors.port();
    }

    @Override
    public void leadTo(InetSocketAddress target) {
        InetSocketAddress address = resolved(target);
        thread.perform(() -> thread.target = address);
    }

    @Override
    public void listenAlsoAt(InetSocketAddress address) {
        InetSocketAddress known = resolved(address);
        if (known.getPort() == 0 || !known.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("address: " + address + "; allowed are loopback addresses with a port");
        }
        thread.perform(() -> thread.doors.add(known));
    }

    @Override
    public void listenNoMoreAt(InetSocketAddress address) {
        thread.perform(() -> thread.doors.remove(address));
    }

    @Override
    public void greetAs(@Nullable String version) {
        if (version != null && (version.isBlank() || !version.chars().allMatch(c -> c > ' ' && c < 0x7f))) {
            throw new IllegalArgumentException("version: '" + version + "'; allowed are visible ASCII characters");
        }
        thread.perform(() -> thread.disguise = thread.disguise.greeting(version));
    }

    @Override
    public void rewriteQueries(@Nullable UnaryOperator<String> rewriting) {
        thread.perform(() -> thread.disguise = thread.disguise.rewriting(rewriting));
    }

    @Override
    public void pass() {
        thread.perform(() -> {
            faults.clear();
            thread.forEachLink(Link::release);
            thread.doors.open();
        });
    }

    @Override
    public void refuse() {
        thread.perform(thread.doors::shut);
    }

    @Override
    public void reset() {
        thread.perform(() -> thread.forEachLink(Link::cut));
    }

    @Override
    public void silence() {
        thread.perform(() -> {
            faults.silent = true;
            thread.forEachLink(Link::deafen);
        });
    }

    @Override
    public void delay(Duration by) {
        if (by.isNegative() || by.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("delay: " + by + "; allowed is 0 to " + LONGEST_DELAY);
        }
        thread.perform(() -> faults.delayNanos = by.toNanos());
    }

    @Override
    public void throttle(long bytesPerSecond) {
        notNegative("throttle", bytesPerSecond);
        thread.perform(() -> faults.bytesPerSecond = bytesPerSecond);
    }

    @Override
    public void cutAfterBytes(Direction direction, long bytes) {
        notNegative("cutAfterBytes", bytes);
        thread.perform(() -> {
            faults.cutAfter(direction, bytes);
            thread.forEachLink(link -> link.flow(direction).cutAfter(bytes));
        });
    }

    private static void notNegative(String verb, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(verb + ": " + value + " is negative; allowed is 0 or more");
        }
    }

    @Override
    public void cutAfterCommit() {
        cutAfterStatement("COMMIT");
    }

    @Override
    public void cutAfterStatement(String prefix) {
        if (prefix.isBlank()) {
            throw new IllegalArgumentException("cutAfterStatement: the prefix is blank; name a statement's beginning");
        }
        thread.perform(() -> faults.trap = Trap.afterStatement(prefix.strip()));
    }

    @Override
    public void cutAt(MessageCut cut) {
        thread.perform(() -> faults.trap = Trap.at(cut, counters.messages.get()));
    }

    @Override
    public long messagesSeen() {
        return counters.messages.get();
    }

    @Override
    public long connectionsAccepted() {
        return counters.accepted.get();
    }

    @Override
    public int openConnections() {
        return counters.open;
    }

    @Override
    public long connectionsReset() {
        return counters.reset.get();
    }

    @Override
    public long connectionsTurnedAway() {
        return counters.turnedAway.get();
    }

    @Override
    public void close() {
        thread.close();
    }
}
