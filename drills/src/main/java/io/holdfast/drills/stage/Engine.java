package io.holdfast.drills.stage;

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
    public boolean available() {
        return available;
    }

    /** As it is written: {@code embedded}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those on which drills can run, in words. */
    public static String availableNames() {
        return Arrays.stream(values())
                .filter(Engine::available)
                .map(Engine::toString)
                .collect(Collectors.joining(", "));
    }
}
