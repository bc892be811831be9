package io.holdfast.testkit.embedded;

import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.proxy.FaultProxy;
import io.holdfast.testkit.tls.IssuedCertificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of no cluster. */
final class Stranger implements DatabaseNode {

    @Override
    public String name() {
        return "stranger";
    }

    @Override
    public int serverId() {
        return 0;
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public int directPort() {
        return 0;
    }

    @Override
    public FaultProxy proxy() {
        throw new IllegalStateException("a stranger has none");
    }

    @Override
    public Optional<IssuedCertificate> certificate() {
        return Optional.empty();
    }

    @Override
    public boolean alive() {
        return true;
    }

    @Override
    public boolean frozen() {
        return false;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public void execute(String sql) {}

    @Override
    public List<Map<String, @Nullable String>> query(String sql) {
        return List.of();
    }

    @Override
    public String toString() {
        return "a stranger";
    }
}
