package io.holdfast.testkit.proxy;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy pretends about its server in connections that are new.
 *
 * @param version what the greeting names; null for the server's own
 * @param rewriting what is done to statements; null for nothing
 */
record Disguise(@Nullable String version, @Nullable UnaryOperator<String> rewriting) {

    static final Disguise NONE = new Disguise(null, null);

    Disguise greeting(@Nullable String name) {
        return new Disguise(name, rewriting);
    }

    Disguise rewriting(@Nullable UnaryOperator<String> change) {
        return new Disguise(version, change);
    }
}
