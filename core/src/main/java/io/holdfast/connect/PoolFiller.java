package io.holdfast.connect;

/**
 * Tells whether it is HikariCP that fills itself, on a thread of its own, while those who borrow wait.
 *
 * <p>A connect that fails there fails nobody: everybody who wants a connection waits for {@code connectionTimeout}, 30 s by default, and
 * the pool tries again with pauses of up to 10 s, in an outage and after it. If it is given a connection all the same, which looks for a
 * node when it is used, then whoever uses it learns of a known outage at once, and of its end, too. Other pools connect on the thread of
 * the borrower, who gets the exception. (HikariCP 7.1, {@code HikariPool.PoolEntryCreator} and {@code getConnection}.)
 */
public final class PoolFiller {

    private static final String FILLER = "com.zaxxer.hikari.pool.HikariPool$PoolEntryCreator";

    private PoolFiller() {}

    /** Whether it is what this thread is at. Only for connects in an outage: it looks at the stack. */
    public static boolean asks() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(FILLER)));
    }
}
