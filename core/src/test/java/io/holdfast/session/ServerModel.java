package io.holdfast.session;

import java.util.random.RandomGenerator;

/**
 * What a server does about transactions, as far as a journal has to know it. Programs do at random what programs may do. All of
 * it was seen on real servers, see the table of implicit commits in the integration tests.
 */
final class ServerModel {

    private final RandomGenerator random;

    private boolean autoCommit = true;
    private boolean begun;
    /** Rows changed in the open transaction. */
    private boolean pending;
    /** Something of what the application takes for its open transaction is committed. */
    private boolean leaked;

    private boolean state;
    private boolean stateFromBefore;

    ServerModel(RandomGenerator random) {
        this.random = random;
    }

    boolean isAlone() {
        return autoCommit && !begun;
    }

    boolean isBegunByText() {
        return autoCommit && begun;
    }

    boolean isPending() {
        return pending;
    }

    boolean isLeaked() {
        return leaked;
    }

    boolean holdsState() {
        return state;
    }

    boolean heldStateBefore() {
        return stateFromBefore;
    }

    void insert() {
        pending |= !isAlone();
    }

    void leaveState() {
        state = true;
        stateFromBefore |= isAlone();
    }

    /** What no transaction brings back. */
    void leaveStateOutside() {
        state = true;
        stateFromBefore = true;
    }

    /** The server ends the transaction, after a deadlock. */
    void rollBack() {
        pending = false;
        begun = false;
        stateFromBefore |= state && isAlone();
    }

    /** The application ends its transaction, by text or through the JDBC API. */
    void end() {
        begun = false;
        pending = false;
        leaked = false;
        stateFromBefore |= state;
    }

    void begin() {
        commitImplicitly();
        begun = autoCommit;
    }

    void chain() {
        end();
        begun = autoCommit;
    }

    void ddl() {
        leaked |= !isAlone();
        commitImplicitly();
    }

    private void commitImplicitly() {
        leaked |= pending;
        pending = false;
        begun = false;
        stateFromBefore |= state;
    }

    void autoCommit(boolean on) {
        if (on && !autoCommit) {
            end();
        }
        autoCommit = on;
    }

    /**
     * A procedure of any content; it does not switch autocommit. Called where every statement is a transaction of its own, what
     * it commits of its own is its own business.
     */
    void program() {
        boolean alone = isAlone();
        for (int steps = random.nextInt(4); steps > 0; steps--) {
            programStep(random.nextInt(6));
        }
        leaked &= !alone;
    }

    /** Anything at all, as free as a procedure. */
    void anything() {
        boolean alone = isAlone();
        for (int steps = random.nextInt(4); steps > 0; steps--) {
            int step = random.nextInt(8);
            if (step < 6) {
                programStep(step);
            } else if (autoCommit) {
                autoCommit = false;
            } else {
                commitImplicitly();
                autoCommit = true;
            }
        }
        leaked &= !alone;
    }

    private void programStep(int step) {
        switch (step) {
            case 0 -> insert();
            case 1 -> leaveState();
            case 2 -> commitImplicitly();
            case 3 -> {
                commitImplicitly();
                begun = autoCommit;
            }
            case 4 -> ddl();
            default -> { // ROLLBACK: of what the application takes for its transaction, something is gone
                pending = false;
                begun = false;
                stateFromBefore |= state;
            }
        }
    }
}
