package io.holdfast.testkit.containers;

import static io.holdfast.testkit.containers.Waiting.await;
import static io.holdfast.testkit.containers.Waiting.awaited;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.internal.AdminSession;
import io.holdfast.testkit.internal.Formation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers that agree among themselves who belongs to them, and stop when fewer than half are left. The verbs break and mend;
 * what follows from that the servers decide, and the verbs wait for it.
 *
 * <p>What a member says of its group may be some seconds old. So whoever is known to be gone does not count as there.
 */
abstract class GroupFormation implements Formation<ContainerNode> {

    private static final Logger LOG = LoggerFactory.getLogger(GroupFormation.class);
    /** How long a group may take to mend itself before it is mended. */
    private static final Duration BY_ITSELF = Duration.ofSeconds(10);

    private final ContainerServers servers;
    private final List<ContainerNode> nodes;
    private volatile ContainerNode writer;

    GroupFormation(ContainerServers servers) {
        this.servers = servers;
        nodes = servers.nodes();
        writer = nodes.get(0);
    }

    // ---- what is particular to a kind of group ----

    /**
     * What a working member knows of its group, the same for all that are in it; empty for one that is in none, or in one
     * that has lost more than half.
     *
     * @param reachable names in quotes, with commas between them
     */
    abstract String view(AdminSession session, String reachable);

    /** Whether it is the member that the others leave the writes to, or might be; also if it was made read-only. */
    abstract boolean leads(ContainerNode node);

    /** Makes a working member the one that accepts writes in the place of another; does nothing if it is that already. */
    abstract void lead(ContainerNode node);

    /** Of working members the one that would follow the writer. */
    abstract Optional<ContainerNode> heir(Stream<ContainerNode> candidates);

    /** Makes a server that is running the first member of a group that continues its history. */
    abstract void found(ContainerNode node);

    /** Starts a server that is not running, as the first member of a group or of none yet. */
    abstract void start(ContainerNode node, boolean founding);

    /** Makes a server that is running a member of the group that there is. */
    abstract void enter(ContainerNode node);

    /** Makes a member one that is not written to. */
    abstract void follow(ContainerNode node);

    /** Makes a member what it was when the cluster started, unless it is the writer. */
    abstract void reset(ContainerNode node);

    /** Of servers of which none is in a group that works the one with most transactions; may start them. */
    abstract ContainerNode mostAdvanced();

    // ---- what there is ----

    @Override
    public final ContainerNode writer() {
        return writer;
    }

    final ContainerServers servers() {
        return servers;
    }

    final List<ContainerNode> nodes() {
        return nodes;
    }

    final Stream<ContainerNode> reachable() {
        return nodes.stream().filter(ContainerNode::reachable);
    }

    /** Of those that are there, in quotes, with commas between them. */
    final String names() {
        return reachable().map(one -> "'" + one.name() + "'").collect(Collectors.joining(","));
    }

    private String view(ContainerNode node) {
        try (AdminSession session = node.admin()) {
            return view(session, names());
        } catch (ClusterException e) {
            return ""; // It went at this moment, or is not in a state to say.
        }
    }

    final boolean isMember(ContainerNode node) {
        return node.reachable() && !view(node).isEmpty();
    }

    private boolean haveGroup(Stream<ContainerNode> some) {
        return some.anyMatch(this::isMember);
    }

    private Stream<ContainerNode> without(ContainerNode node) {
        return nodes.stream().filter(other -> other != node);
    }

    @Override
    public final Optional<ContainerNode> bestReplica() {
        return heir(without(writer).filter(this::isMember));
    }

    // ---- another writer ----

    @Override
    public final void switchover(ContainerNode target) {
        target.mustAnswer();
        if (!isMember(target)) {
            throw new ClusterException(target.name() + " is in no group that works; restart it as a replica first");
        }
        ContainerNode old = writer;
        handOver(target);
        if (old != target && isMember(old)) {
            follow(old);
        }
    }

    private void handOver(ContainerNode target) {
        lead(target);
        await(() -> leads(target) && !target.readOnly(), target.name() + " does not come to accept writes");
        writer = target;
    }

    @Override
    public final void promote(ContainerNode target) {
        target.mustAnswer();
        target.mustBeConnected();
        if (2 * reachable().count() <= nodes.size() && !awaited(() -> isMember(target), Duration.ZERO)) {
            continueWith(target);
        }
        await(
                () -> isMember(target) && reachable().anyMatch(this::leads),
                "the group of " + target.name() + " does not work");
        handOver(target);
    }

    /** What an operator does who gives up on those that are missing. */
    private void continueWith(ContainerNode target) {
        LOG.info("Forming the group anew from {}, as most of it is gone", target.name());
        found(target);
        await(() -> isMember(target), target.name() + " does not become a group of its own");
        reachable().filter(node -> node != target && !isMember(node)).forEach(this::enter);
    }

    // ---- going and coming ----

    @Override
    public final void restart(ContainerNode node) {
        node.mustBeConnected();
        boolean group = haveGroup(without(node));
        if (!group && without(node).anyMatch(ContainerNode::alive)) {
            throw new ClusterException(
                    node.name() + " has no group to come back to, as too few of it are there; promote a"
                            + " node that is running to form it anew");
        }
        node.kill();
        start(node, !group);
        await(() -> isMember(node), node.name() + " does not become a member of the group");
        acceptElection();
    }

    @Override
    public final void restartAsReplica(ContainerNode node) {
        if (node == writer) {
            throw new ClusterException(
                    node.name() + " is the writer; promote another node first, or restart it as what it was");
        }
        writer.mustAnswer();
        node.mustBeConnected();
        if (!haveGroup(without(node))) {
            throw new ClusterException("there is no group that works for " + node.name() + " to join");
        }
        node.kill();
        try {
            start(node, false);
            await(() -> isMember(node), node.name() + " does not become a member of the group");
        } catch (ClusterException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.info("Making {} anew, for it does not come back as it is: {}", node.name(), e.getMessage());
            servers.startAnew(node);
            enter(node);
            await(() -> isMember(node), node.name() + " does not become a member of the group");
        }
        follow(node);
    }

    /** Takes notice of whom the group has elected. */
    private void acceptElection() {
        await(() -> reachable().anyMatch(this::leads), "the group elects no primary");
        if (!(writer.reachable() && leads(writer))) {
            reachable().filter(this::leads).findFirst().ifPresent(elected -> writer = elected);
        }
    }

    @Override
    public void lag(ContainerNode node, Duration by) {
        throw new UnsupportedOperationException("a member of a group cannot be told to lag");
    }

    // ---- partitions ----

    @Override
    public final void heal(ContainerNode node) {
        if (node.meetPeers() && node.reachable() && haveGroup(without(node))) {
            comeBack(node);
            acceptElection();
        }
    }

    private void comeBack(ContainerNode node) {
        if (!awaited(() -> agrees(node), BY_ITSELF)) {
            enter(node);
        }
        await(() -> agrees(node), node.name() + " does not come back to the group");
    }

    /** Whether it is in one group with all others that are in one. */
    private boolean agrees(ContainerNode node) {
        String mine = view(node);
        return !mine.isEmpty()
                && without(node)
                        .filter(ContainerNode::reachable)
                        .map(this::view)
                        .allMatch(other -> other.isEmpty() || other.equals(mine));
    }

    // ---- order ----

    @Override
    public final void assemble() {
        found(writer);
        await(() -> isMember(writer) && leads(writer), writer.name() + " does not become a group of its own");
        List<ContainerNode> others = without(writer).toList();
        ContainerServers.forEach(others, this::enter);
        awaitWhole();
    }

    private void awaitWhole() {
        if (!awaited(this::isWhole, Waiting.WITHIN)) {
            throw new ClusterException("the servers do not become one group within " + Waiting.WITHIN.toSeconds()
                    + " s; they say " + views());
        }
    }

    /** Whether all are there and have the same to say. */
    private boolean isWhole() {
        List<String> views = views();
        return views.stream().distinct().count() == 1
                && !views.get(0).isEmpty()
                && nodes.stream().anyMatch(this::leads);
    }

    private List<String> views() {
        return nodes.stream().map(node -> node.reachable() ? view(node) : "").toList();
    }

    @Override
    public final void repair() {
        nodes.forEach(ContainerNode::meetPeers);
        if (nodes.stream().allMatch(ContainerNode::alive)) {
            awaited(this::isWhole, BY_ITSELF);
        }
        if (!isWhole()) {
            mend();
        }
        acceptElection();
        handOver(writer);
        without(writer).forEach(this::reset);
        awaitWhole();
    }

    private void mend() {
        if (awaited(() -> haveGroup(nodes.stream()) && reachable().anyMatch(this::leads), BY_ITSELF)) {
            acceptElection();
        } else {
            ContainerNode first = mostAdvanced();
            if (first.alive()) {
                found(first);
            } else {
                start(first, true);
            }
            writer = first;
        }
        await(() -> isMember(writer), writer.name() + " does not become a member of the group");
        without(writer).filter(node -> !agrees(node)).forEach(this::restartAsReplica);
    }
}
