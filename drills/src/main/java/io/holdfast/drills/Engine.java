package io.holdfast.drills;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the servers of a drill are. */
public enum Engine {
    /** MariaDB servers as child processes of the drill. */
    EMBEDDED(true),
    /** MySQL servers in containers. */
    MYSQL(false);

    private final boolean available;

    Engine(boolean available) {
        this.available = available;
    }

    /** Whether drills can run on it. */
    boolean available() {
        return available;
    }

    /** As it is written: {@code embedded}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String availableNames() {
        return Arrays.stream(values())
                .filter(Engine::available)
                .map(Engine::toString)
                .collect(Collectors.joining(", "));
    }
}
