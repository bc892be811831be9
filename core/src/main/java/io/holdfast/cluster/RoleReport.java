package io.holdfast.cluster;

/**
 * What a server says about itself.
 *
 * @param server its identity, the same whatever name it was reached by
 * @param writable whether every variable that could fence it says that it may be written to
 * @param evidence the variables as read, for messages
 */
public record RoleReport(String server, boolean writable, String evidence) {}
