package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The process of a server, from its start to its end, and the signals that it gets. Interrupts do not disturb these. */
final class ServerProcess {

    private static final Duration DIE_WITHIN = Duration.ofSeconds(30);
    private static final Duration SIGNAL_WITHIN = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private volatile boolean frozen;

    ServerProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    boolean alive() {
        return process.isAlive();
    }

    boolean frozen() {
        return frozen && alive();
    }

    int exitStatus() {
        return process.exitValue();
    }

    /** Sends SIGKILL, which reaches a stopped process too. */
    void strike() {
        process.destroyForcibly();
    }

    /** Kills the process and waits until it is gone. */
    void kill() {
        strike();
        if (!ends(process, DIE_WITHIN)) {
            throw new ClusterException(
                    name + " (process " + process.pid() + ") survived SIGKILL for " + DIE_WITHIN.toSeconds() + " s");
        }
    }

    void freeze() {
        signal("STOP");
        awaitStopped();
        frozen = true;
    }

    /** The signal is delivered thread by thread: until the last one has stopped, a server may still answer. */
    private void awaitStopped() {
        Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
        long end = System.nanoTime() + SIGNAL_WITHIN.toNanos();
        while (Files.isDirectory(threads) && !allStopped(threads) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static boolean allStopped(Path threads) {
        try (Stream<Path> each = Files.list(threads)) {
            return each.allMatch(ServerProcess::isStopped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The state stands behind the name, which is in parentheses and may hold anything. */
    private static boolean isStopped(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith(" T", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return true; // it has ended
        }
    }

    void thaw() {
        if (frozen()) {
            signal("CONT");
        }
        frozen = false;
    }

    private void signal(String signal) {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            throw new UnsupportedOperationException(
                    "Windows has no SIG" + signal + "; crash or isolate the node instead");
        }
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!ends(kill, SIGNAL_WITHIN) || kill.exitValue() != 0) {
                throw new ClusterException(name + ": kill -" + signal + " " + process.pid() + " failed");
            }
        } catch (IOException e) {
            throw new ClusterException(name + ": cannot run kill -" + signal + ": " + e, e);
        }
    }

    private static boolean ends(Process process, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
