package io.holdfast.cluster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.sql.Connection;

/**
 * A physical connection in use, as the cluster has to know it: which node it leads to, how to end it from outside, and whether
 * writes go through. Does not keep the connection from being collected.
 *
 * <p>{@link #wrote} belongs to the thread that uses the connection; everything else is safe for use by many threads.
 */
public final class Link {

    private static final VarHandle WRITES;

    static {
        try {
            WRITES = MethodHandles.lookup().findVarHandle(Link.class, "writes", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Node node;
    private final String server;
    private final Connector connector;
    private final WeakReference<Connection> connection;

    private long writes;

    /** Of the watch: what {@link #writes} was when it last looked. */
    private long writesSeen;

    Link(PhysicalConnection physical, Connector connector) {
        this.node = physical.node();
        this.server = physical.server();
        this.connector = connector;
        this.connection = new WeakReference<>(physical.connection());
    }

    /** The writer has just changed rows. Costs as much as adding one to a field; the watch need not ask what it has seen. */
    public void wrote() {
        WRITES.setOpaque(this, writes + 1);
    }

    Node node() {
        return node;
    }

    String server() {
        return server;
    }

    boolean isGone() {
        return connection.get() == null;
    }

    /** Whether it wrote since this was last asked; asked with the cluster's lock held. */
    boolean hasWritten() {
        long now = (long) WRITES.getOpaque(this);
        boolean more = now != writesSeen;
        writesSeen = now;
        return more;
    }

    void abort() {
        Connection open = connection.get();
        if (open != null) {
            connector.abort(open);
        }
    }
}
