package io.holdfast.testkit.containers;

import io.holdfast.testkit.internal.AdminSession;
import io.holdfast.testkit.internal.Formation;
import io.holdfast.testkit.tls.IssuedCertificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is particular to the servers of one kind of cluster. */
interface ServerKind {

    /** What the container of a server is made with; the files by their place in it. */
    record Recipe(List<String> command, Map<String, String> environment, Map<String, String> files) {

        /** For a server that shows this certificate. */
        Recipe with(IssuedCertificate certificate) {
            List<String> longer = new ArrayList<>(command);
            longer.addAll(ServerOptions.tls());
            Map<String, String> more = new HashMap<>(files);
            more.putAll(ServerOptions.files(certificate));
            return new Recipe(longer, environment, more);
        }
    }

    String usualImage();

    /**
     * For a server that has no data yet.
     *
     * @param peers where the servers talk to each other
     * @param first whether it starts together with all others of the cluster, rather than joining them
     */
    Recipe recipe(int serverId, String name, PeerNetwork peers, boolean first);

    /** Gives a new server what the image does not. */
    void prepare(AdminSession session);

    Formation<ContainerNode> formation(ContainerServers servers);
}
