package io.holdfast.it;

import java.util.List;

/** The threads that Holdfast has started in this JVM, whatever for. */
final class HoldfastThreads {

    private HoldfastThreads() {}

    /** The names of those that have not ended. */
    static List<String> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("holdfast-") && !name.startsWith("holdfast-testkit-"))
                .toList();
    }
}
