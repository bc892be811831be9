package io.holdfast.recovery;

/**
 * Recognises that a connection is on its way back to a pool that pays no attention to what it says, so that its next use will be
 * another borrower's. Holds no state.
 *
 * <p>Agroal with its default settings keeps a connection whatever it throws and whether or not it is closed: one that has ended
 * would be handed out for good, and fail each time. All that reaches the connection while it is given back is the pool tidying up,
 * so the call stack is the one thing that tells this from the application's own use.
 */
final class GivenBack {

    private static final String AGROAL = "io.agroal.pool.ConnectionHandler";
    private static final String AGROAL_RETURN = "resetConnection";

    private GivenBack() {}

    /** Walks the stack: only for what is about to throw anyway. */
    static boolean now() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(AGROAL)
                        && frame.getMethodName().equals(AGROAL_RETURN)));
    }
}
