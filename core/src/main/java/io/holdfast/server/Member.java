package io.holdfast.server;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One member of the cluster as another one (or itself) sees it.
 *
 * @param server its identity, comparable with {@link RoleReport#server()}; empty where the topology has addresses only
 * @param address where it says that it can be reached, {@code host:port}; null if it does not say
 * @param online whether it takes part, as far as the one who was asked can see
 * @param writer whether it is the one, or one of those, that may be written to
 * @param updated when it was last heard of, in the clock of the one who was asked; null where that is not told
 */
public record Member(
        String server,
        @Nullable String address,
        boolean online,
        boolean writer,
        @Nullable LocalDateTime updated) {

    String describe() {
        return (server.isEmpty() ? address : server) + (online ? "" : " not online") + (writer ? " writer" : "");
    }
}
