package io.holdfast.drills.application;

import io.holdfast.drills.application.Message.Command;
import io.holdfast.drills.application.Message.Failed;
import io.holdfast.drills.application.Message.Ready;
import io.holdfast.drills.application.Message.Said;
import io.holdfast.drills.application.Message.Status;
import io.holdfast.drills.application.Message.Stopped;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The main class of an application in a process of its own, started by {@link RemoteApplication}. It is told what to do on its
 * standard input and says what it sees on its standard output. It ends when its input does: nobody is left to run for.
 */
public final class ApplicationProcess {

    private static final int STATUS_MILLIS = 200;

    private final ObjectOutputStream out;
    /** Guards the output, which several threads write to. */
    private final ReentrantLock lock = new ReentrantLock();

    private ApplicationProcess(OutputStream out) throws IOException {
        this.out = new ObjectOutputStream(out);
        this.out.flush();
    }

    /** Called in the new process. */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        OutputStream out = System.out;
        System.setOut(System.err); // Whatever else is printed must not come between.
        new ApplicationProcess(out).run(new ObjectInputStream(System.in));
        System.exit(0); // Whatever its pool still does.
    }

    private void run(ObjectInputStream in) throws IOException, ClassNotFoundException {
        Setup setup = (Setup) in.readObject();
        try (LocalApplication application = LocalApplication.open(setup, remark -> send(new Said(remark)))) {
            send(new Ready(System.nanoTime()));
            obey(in, application);
        } catch (RuntimeException | SQLException e) {
            send(new Failed(e.toString()));
        }
    }

    private void obey(ObjectInputStream in, LocalApplication application)
            throws SQLException, IOException, ClassNotFoundException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            while (true) {
                switch ((Command) in.readObject()) {
                    case BEGIN -> {
                        application.begin();
                        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                                () -> tell(application), STATUS_MILLIS, STATUS_MILLIS, TimeUnit.MILLISECONDS);
                    }
                    case RESTART -> application.restart();
                    case STOP -> {
                        send(Stopped.with(application.stop()));
                        return;
                    }
                }
            }
        } catch (EOFException e) {
            // The drill has gone.
        } finally {
            timer.shutdownNow();
        }
    }

    private void tell(LocalApplication application) {
        send(new Status(application.acknowledged(), application.failed(), application.metrics()));
    }

    private void send(Message message) {
        lock.lock();
        try {
            out.writeUnshared(message);
            out.reset(); // Else it would keep all that it has ever sent.
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the drill does not listen any more", e);
        } finally {
            lock.unlock();
        }
    }
}
