package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be had here. Knows Testcontainers only inside methods, as its classes may be missing. */
final class ContainerEngine {

    private static final String NEEDED_CLASS = "org.testcontainers.DockerClientFactory";

    private ContainerEngine() {}

    static void mustAnswer() {
        try {
            Class.forName(NEEDED_CLASS, false, ContainerEngine.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ClusterException(
                    "no Testcontainers on the class path, which DatabaseCluster.containers() needs; add the dependency"
                            + " org.testcontainers:testcontainers-mysql, version 2.0.5 or newer, or use"
                            + " DatabaseCluster.embedded()",
                    e);
        }
        if (!answers()) {
            throw new ClusterException("no container engine answers, which DatabaseCluster.containers() needs; start"
                    + " Docker, or name another engine's socket with DOCKER_HOST, or use DatabaseCluster.embedded()."
                    + " Testcontainers has logged what it tried");
        }
    }

    private static boolean answers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }
}
