package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Starts servers so that they do not outlive this JVM.
 *
 * <p>On Linux the kernel kills them as soon as their parent is gone, however it went, by PR_SET_PDEATHSIG, which {@code
 * setpriv} sets. To the kernel the parent is the <em>thread</em> that started the process: that is why all of them are
 * started by one thread, which lives as long as the cluster. Elsewhere the cluster's shutdown hook has to do.
 */
final class Spawner implements AutoCloseable {

    private final List<String> prefix;
    private final ExecutorService parent;

    Spawner() {
        prefix = deathSignalWorks() ? List.of("setpriv", "--pdeathsig", "KILL", "--") : List.of();
        parent = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "holdfast-testkit-parent");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static boolean deathSignalWorks() {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return false;
        }
        try {
            Process process = new ProcessBuilder("setpriv", "--pdeathsig", "KILL", "--", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(30, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts a program whose output is appended to a file. */
    Process start(List<String> command, Path folder, Path log) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        boolean interrupted = false;
        try {
            Future<Process> starting = parent.submit(builder::start);
            while (true) {
                try {
                    return starting.get();
                } catch (InterruptedException e) {
                    interrupted = true; // Left now, the process would be nobody's.
                }
            }
        } catch (ExecutionException e) {
            throw new ClusterException("cannot start " + command.get(0) + ": " + e.getCause(), e.getCause());
        } catch (RejectedExecutionException e) {
            throw new ClusterException("the cluster is closed", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        parent.shutdown();
    }
}
