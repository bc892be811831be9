package io.holdfast.testkit.emulation;

import java.time.Duration;

/**
 * One row of the emulated {@code replica_host_status}.
 *
 * @param age how old its timestamp is when it is read; negative if that is in the future
 * @param cpu in per cent
 */
record HostStatus(String serverId, Role role, Duration age, double lagMillis, double cpu) {

    /** What a row says of its server, or what the server that is asked has to decide by its own role. */
    enum Role {
        WRITER,
        READER,
        /** Of the server that is asked: whether it is the writer. */
        WRITER_IF_ASKED_IS_WRITABLE,
        /** Of another server: it is the writer, unless the server that is asked believes that it is one itself. */
        WRITER_UNLESS_ASKED_IS_WRITABLE
    }

    static final double READERS_LAG = 20;
    private static final double CPU = 5;

    static HostStatus of(String serverId, Role role) {
        return new HostStatus(serverId, role, Duration.ZERO, role == Role.READER ? READERS_LAG : 0, CPU);
    }

    HostStatus as(Role other) {
        return new HostStatus(serverId, other, age, lagMillis, cpu);
    }

    /** With the role that the server that is asked would decide on. */
    HostStatus decided(boolean askedIsWritable) {
        return switch (role) {
            case WRITER, READER -> this;
            case WRITER_IF_ASKED_IS_WRITABLE -> as(askedIsWritable ? Role.WRITER : Role.READER);
            case WRITER_UNLESS_ASKED_IS_WRITABLE -> as(askedIsWritable ? Role.READER : Role.WRITER);
        };
    }

    HostStatus aged(Duration by) {
        return new HostStatus(serverId, role, by, lagMillis, cpu);
    }

    HostStatus lagging(double millis) {
        return new HostStatus(serverId, role, age, millis, cpu);
    }

    HostStatus loaded(double percent) {
        return new HostStatus(serverId, role, age, lagMillis, percent);
    }

    /** What a reader has in place of the writer's mark; always the same for one server. */
    String readersSession() {
        return InstanceSql.uuid(serverId);
    }
}
