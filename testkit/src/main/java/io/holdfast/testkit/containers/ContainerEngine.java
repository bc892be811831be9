package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be had here. Knows Testcontainers only inside methods, as its classes may be missing. */
final class ContainerEngine {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerEngine.class);
    private static final String NEEDED_CLASS = "org.testcontainers.DockerClientFactory";
    /** Testcontainers itself would try for minutes to get an image that it needs, where no registry can be reached. */
    private static final long ANSWER_SECONDS = 30;

    /** Asked once per JVM. */
    private static final CompletableFuture<Optional<String>> ANSWER = new CompletableFuture<>();

    /** Reasons for which tests are skipped are not on every console. */
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    static {
        Thread asking = new Thread(ContainerEngine::ask, "holdfast-testkit-engine");
        asking.setDaemon(true);
        asking.start();
    }

    private ContainerEngine() {}

    private static void ask() {
        try {
            Class.forName(NEEDED_CLASS, false, ContainerEngine.class.getClassLoader());
            ANSWER.complete(
                    answers()
                            ? Optional.empty()
                            : Optional.of("no container engine answers, which DatabaseCluster.containers() needs; start"
                                    + " Docker, or name another engine's socket with DOCKER_HOST, or use"
                                    + " DatabaseCluster.embedded(). Testcontainers has logged what it tried"));
        } catch (ClassNotFoundException e) {
            ANSWER.complete(
                    Optional.of("no Testcontainers on the class path, which DatabaseCluster.containers() needs; add the"
                            + " dependency org.testcontainers:testcontainers-mysql, version 2.0.5 or newer, or use"
                            + " DatabaseCluster.embedded()"));
        } catch (RuntimeException | Error e) {
            ANSWER.completeExceptionally(e);
        }
    }

    private static boolean answers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static Optional<String> unavailableBecause() {
        Optional<String> reason = reason();
        if (reason.isPresent() && TOLD.compareAndSet(false, true)) {
            LOG.warn("No clusters in containers: {}", reason.get());
        }
        return reason;
    }

    private static Optional<String> reason() {
        try {
            return ANSWER.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            ANSWER.complete(Optional.of("Testcontainers was not ready after " + ANSWER_SECONDS + " s, which"
                    + " DatabaseCluster.containers() needs; it may still be trying to get an image of its own, see its"
                    + " log. Run again when it has it, or use DatabaseCluster.embedded()"));
            return ANSWER.join();
        } catch (ExecutionException e) {
            return Optional.of("Testcontainers, which DatabaseCluster.containers() needs, fails: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for the container engine", e);
        }
    }

    static void mustAnswer() {
        Optional<String> reason = unavailableBecause();
        if (reason.isPresent()) {
            throw new ClusterException(reason.get());
        }
    }
}
