package io.holdfast.drills.application;

import io.holdfast.drills.application.Message.Command;
import io.holdfast.drills.application.Message.Failed;
import io.holdfast.drills.application.Message.Ready;
import io.holdfast.drills.application.Message.Said;
import io.holdfast.drills.application.Message.Status;
import io.holdfast.drills.application.Message.Stopped;
import io.holdfast.drills.result.Remark;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An application in a process of its own, which a thread of ours listens to. Safe for use by many threads; the commands to it
 * are the drill's own thread's.
 */
public final class RemoteApplication implements Application {

    private static final int START_SECONDS = 60;
    /** Longer than its workload waits for threads that hang. */
    private static final int STOP_SECONDS = 60;

    /** Small and quick to start: a dozen of them share the machine with the servers. */
    private static final List<String> JVM_OPTIONS =
            List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final Setup setup;
    private final Process process;
    private final ObjectOutputStream commands;
    private final List<Remark> remarks = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private final CompletableFuture<WorkloadRecord> stopped = new CompletableFuture<>();
    private volatile Status status = new Status(0, 0, "");
    /** From its clock to this process's. Known before anything else comes. */
    private volatile long offsetNanos;

    private RemoteApplication(Setup setup, Process process) throws IOException {
        this.setup = setup;
        this.process = process;
        commands = new ObjectOutputStream(process.getOutputStream());
        commands.writeObject(setup);
        commands.flush();
        Thread listener = new Thread(this::listen, "holdfast-drill-" + setup.name());
        listener.setDaemon(true);
        listener.start();
    }

    /**
     * Starts the process. It is not awaited: {@link #begin} is.
     *
     * @param log where it may write what its driver and pool have to say
     */
    public static RemoteApplication start(Setup setup, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-Dholdfast.drill.log=" + log);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ApplicationProcess.class.getName()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
            try {
                return new RemoteApplication(setup, process);
            } catch (IOException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a process for " + setup.name(), e);
        }
    }

    private void listen() {
        try (ObjectInputStream in = new ObjectInputStream(process.getInputStream())) {
            while (!stopped.isDone()) {
                hear((Message) in.readUnshared());
            }
        } catch (IOException | ClassNotFoundException e) {
            gone("its process has ended: " + e);
        }
    }

    private void hear(Message message) {
        if (message instanceof Ready now) {
            offsetNanos = System.nanoTime() - now.nanoTime();
            ready.complete(offsetNanos);
        } else if (message instanceof Status now) {
            status = now;
        } else if (message instanceof Said said) {
            remarks.add(said.remark().in(0, said.remark().atNanos() + offsetNanos));
        } else if (message instanceof Stopped last) {
            stopped.complete(last.record(setup.name(), offsetNanos));
        } else if (message instanceof Failed failed) {
            gone(failed.why());
        }
    }

    private void gone(String why) {
        IllegalStateException failure = new IllegalStateException(setup.name() + ": " + why);
        ready.completeExceptionally(failure);
        stopped.completeExceptionally(failure);
    }

    /** Waits until it has connected. */
    @Override
    public void begin() throws SQLException {
        Long unused = await(ready, START_SECONDS, "did not start");
        command(Command.BEGIN);
    }

    private void command(Command command) {
        try {
            commands.writeObject(command);
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(setup.name() + ": its process takes no command any more", e);
        }
    }

    private <T> T await(CompletableFuture<T> future, int seconds, String otherwise) {
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(setup.name() + " " + otherwise + " within " + seconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(setup.name() + ": interrupted while waiting for it", e);
        }
    }

    @Override
    public long acknowledged() {
        return status.acknowledged();
    }

    @Override
    public long failed() {
        return status.failed();
    }

    @Override
    public String metrics() {
        return status.metrics();
    }

    @Override
    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    @Override
    public void keepOneConnection() {
        throw new UnsupportedOperationException("nobody needs it of another process");
    }

    @Override
    public void restart() {
        command(Command.RESTART);
    }

    @Override
    public void beginToStop() {
        if (!stopped.isDone()) {
            command(Command.STOP);
        }
    }

    @Override
    public WorkloadRecord stop() {
        return await(stopped, STOP_SECONDS, "did not stop");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
