package io.holdfast.testkit.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All addresses of one proxy: they are open together and shut together. Used by the proxy's thread only. */
final class Doors implements AutoCloseable {

    private final Selector selector;
    private final Door first;
    private final List<Door> all = new ArrayList<>();
    private boolean shut;

    /** Opens the first door on a free port of 127.0.0.1. */
    Doors(Selector selector) throws IOException {
        this.selector = selector;
        first = new Door(selector, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        all.add(first);
    }

    int port() {
        return first.address().getPort();
    }

    void add(InetSocketAddress address) throws IOException {
        Door door = new Door(selector, address);
        all.add(door);
        if (shut) {
            door.shut();
        }
    }

    void remove(InetSocketAddress address) throws IOException {
        for (Door door : List.copyOf(all)) {
            if (door != first && door.address().equals(address)) {
                all.remove(door);
                door.close();
            }
        }
    }

    /** The next client that has come to any of them; null if there is none. */
    @Nullable
    SocketChannel accept() throws IOException {
        for (Door door : all) {
            SocketChannel client = door.accept();
            if (client != null) {
                return client;
            }
        }
        return null;
    }

    /** From now on clients are refused. */
    void shut() throws IOException {
        shut = true;
        for (Door door : all) {
            door.shut();
        }
    }

    /** From now on clients are let in. */
    void open() throws IOException {
        shut = false;
        for (Door door : all) {
            door.open();
        }
    }

    @Override
    public void close() throws IOException {
        for (Door door : all) {
            door.close();
        }
    }
}
