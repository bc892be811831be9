package io.holdfast.spring.boot;

import io.holdfast.Holdfast;
import io.holdfast.connect.HoldfastUrl;
import io.holdfast.event.Watched;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clusters that an application is going to use, told to telemetry when the application has started: an instance that is idle has its
 * meters, too. Safe for use by many threads.
 */
final class Announcements {

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Announcement> waiting = new ArrayList<>();
    /** Held so that they stay known until their first use. */
    private final Set<Watched> held = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean begun;

    private record Announcement(String url, Properties properties) {}

    /** Nobody would hear of it while the application starts, but by another thread; so it waits for {@link #begin}. */
    void add(String url, Properties properties) {
        lock.lock();
        try {
            if (!begun) {
                waiting.add(new Announcement(url, properties));
                return;
            }
        } finally {
            lock.unlock();
        }
        announce(url, properties);
    }

    void begin() {
        List<Announcement> now;
        lock.lock();
        try {
            begun = true;
            now = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        now.forEach(each -> announce(each.url, each.properties));
    }

    void end() {
        lock.lock();
        try {
            waiting.clear();
            held.clear();
        } finally {
            lock.unlock();
        }
    }

    /** With no lock held: listeners are called. */
    private void announce(String url, Properties properties) {
        try {
            Watched cluster = Holdfast.announce(url, properties);
            lock.lock();
            try {
                held.add(cluster);
            } finally {
                lock.unlock();
            }
        } catch (SQLException e) { // it was checked before, and telemetry is no reason to fail
            log.warn("The cluster of {} has no meters before its first use: {}", HoldfastUrl.withoutSecrets(url), e.getMessage());
        }
    }
}
