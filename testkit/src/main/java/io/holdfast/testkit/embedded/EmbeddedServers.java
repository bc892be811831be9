package io.holdfast.testkit.embedded;

import io.holdfast.testkit.internal.Certificates;
import io.holdfast.testkit.internal.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The servers of one cluster: processes, proxies, threads, files. */
final class EmbeddedServers extends Servers<EmbeddedNode> {

    private final Spawner spawner = new Spawner();
    private final ClusterFolder folder;

    private EmbeddedServers(ClusterFolder folder) {
        this.folder = folder;
    }

    /** Starts so many servers at once and waits until all of them serve. */
    static EmbeddedServers start(
            int count, Path dataRoot, @Nullable Certificates certificates, Consumer<String> progress) {
        Cache cache = Cache.ofThisMachine();
        MariaDb server = MariaDb.ofThisMachine(cache, progress);
        Path template = DataTemplate.of(server, cache, progress);
        EmbeddedServers servers = new EmbeddedServers(ClusterFolder.create(dataRoot));
        servers.startAll(
                count,
                id -> servers.node(id, server, template, certificates),
                () -> progress.accept("starting " + count + " servers in " + servers.folder.path()));
        return servers;
    }

    private EmbeddedNode node(int id, MariaDb server, Path template, @Nullable Certificates certificates) {
        return EmbeddedNode.create(id, folder.path().resolve("db" + id), template, server, spawner, certificates);
    }

    @Override
    public void startAnew(EmbeddedNode node) {
        whileOpen(() -> {
            node.prepare();
            return node;
        });
        startAgain(node);
    }

    @Override
    public void startAgain(EmbeddedNode node) {
        whileOpen(() -> {
            node.launch();
            return node;
        });
        node.awaitReady();
    }

    @Override
    protected void closeNodes(List<EmbeddedNode> all) {
        all.forEach(EmbeddedNode::strike); // All of them die at the same time.
        all.forEach(node -> quietly(node::close));
    }

    @Override
    protected void closeRest() {
        quietly(spawner::close);
        quietly(folder::close);
    }
}
