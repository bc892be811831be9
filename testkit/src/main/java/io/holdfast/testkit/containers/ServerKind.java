package io.holdfast.testkit.containers;

import io.holdfast.testkit.internal.AdminSession;
import io.holdfast.testkit.internal.Formation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is particular to the servers of one kind of cluster. */
interface ServerKind {

    /** What the container of a server is made with; the files by their place in it. */
    record Recipe(List<String> command, Map<String, String> environment, Map<String, String> files) {}

    String usualImage();

    /** Whether the servers talk to each other in a network of their own. */
    boolean hasPeers();

    /**
     * For a server that has no data yet.
     *
     * @param peers null if there is no network of that kind
     * @param first whether it starts together with all others of the cluster, rather than joining them
     */
    Recipe recipe(int serverId, String name, @Nullable PeerNetwork peers, boolean first);

    /** Gives a new server what the image does not. */
    void prepare(AdminSession session);

    Formation<ContainerNode> formation(ContainerServers servers);
}
