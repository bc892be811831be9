package io.holdfast.fault;

/**
 * What an exception means for the node, the link and the work that was under way. Says nothing about what to do: that also
 * depends on the transaction and on the options.
 */
public enum Fault {
    /** Nothing to do with a failover: the application's statement, data, rights or time limits. */
    NONE,
    /** The node refuses writes. The refused statement had no effect; a refused {@code COMMIT} was rolled back. */
    WRITE_REFUSED,
    /** As {@link #WRITE_REFUSED}, but only if the node says that InnoDB is read-only; else {@link #NONE}. */
    WRITE_REFUSED_IF_NODE_READ_ONLY,
    /** The node is up but must not be used now (joining, without quorum, off-line). What was sent was not executed. */
    NOT_EXECUTED,
    /** The node is going down. The answered statement was cut short; what commits may have succeeded all the same. */
    NODE_LEAVING,
    /** The link is gone, and was gone before anything was sent. */
    LINK_LOST_UNSENT,
    /**
     * The driver finds its connection closed, or says so of one that is open. Of the call it says only that its last step was not
     * sent: Connector/J replaces the failure that broke the link by this one if it still has to tidy up.
     */
    LINK_FOUND_CLOSED,
    /** The link is gone; what was under way may have been executed. */
    LINK_LOST,
    /** The node cannot be reached. */
    UNREACHABLE,
    /** The node refuses this user, database, certificate or setting: never retried, no reason to fail over. */
    ACCESS_DENIED,
    /** The node is too busy or full: back off, never fail over. */
    OVERLOADED,
    /** The server rolled the transaction back and says so itself. */
    CONFLICT,
    /** The server rolled the statement back and nothing else: the transaction is still open, with its locks. */
    STATEMENT_CONFLICT,
    /** The server refused to commit and has rolled back: certification was lost. Says so of a commit, whatever statement it came with. */
    COMMIT_REFUSED,
    /** The server answered the commit with an error that leaves its outcome open. */
    COMMIT_IN_DOUBT;

    /** Whether the physical connection it came from must not be used again. */
    public boolean condemnsConnection() {
        return switch (this) {
            case WRITE_REFUSED,
                    NOT_EXECUTED,
                    NODE_LEAVING,
                    LINK_LOST_UNSENT,
                    LINK_FOUND_CLOSED,
                    LINK_LOST,
                    UNREACHABLE -> true;
            case NONE,
                    WRITE_REFUSED_IF_NODE_READ_ONLY,
                    ACCESS_DENIED,
                    OVERLOADED,
                    CONFLICT,
                    STATEMENT_CONFLICT,
                    COMMIT_REFUSED,
                    COMMIT_IN_DOUBT -> false;
        };
    }
}
