package io.holdfast.recovery;

import static io.holdfast.fault.Fault.*;
import static io.holdfast.recovery.Decision.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.fault.Fault;
import io.holdfast.sql.SqlText;
import io.holdfast.sql.Traits;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule, as a table: what the application is told, for every fault, call and transaction that differ. */
class RecoveryRuleTest {

    private static final int SELECT = traits("SELECT a FROM t");
    private static final int INSERT = traits("INSERT INTO t VALUES (1)");
    private static final int DDL = traits("CREATE TABLE u (id INT)");
    private static final int CALL = traits("CALL p(1)");
    private static final int XA = traits("XA COMMIT 'x'");
    private static final int BEGIN = traits("START TRANSACTION");
    private static final int COMMIT_TEXT = traits("COMMIT");
    private static final int CHAIN_TEXT = traits("COMMIT AND CHAIN");
    private static final int ROLLBACK_TEXT = traits("ROLLBACK");
    private static final int SESSION_FUNCTION = traits("SELECT LAST_INSERT_ID()");

    private static final TransactionState AUTOCOMMIT = new TransactionState(true, false, false, 0, false);
    private static final TransactionState AUTOCOMMIT_WITH_STATE = new TransactionState(true, false, false, 0, true);
    private static final TransactionState FRESH = new TransactionState(false, true, false, 0, false);
    private static final TransactionState READ = new TransactionState(false, true, false, Traits.READS, false);
    private static final TransactionState WROTE = new TransactionState(false, true, false, INSERT, false);
    private static final TransactionState WROTE_WITH_STATE = new TransactionState(false, true, false, INSERT, true);
    private static final TransactionState COMMITTED = new TransactionState(false, true, false, INSERT | DDL, false);
    private static final TransactionState BEGUN = new TransactionState(false, true, true, 0, false);

    static Stream<Arguments> table() {
        return Stream.of(
                // A statement that was surely not executed.
                row(WRITE_REFUSED, "autocommit write", Call.statement(INSERT), AUTOCOMMIT, RETRY),
                row(WRITE_REFUSED, "first of its transaction", Call.statement(INSERT), FRESH, RETRY),
                row(WRITE_REFUSED, "after BEGIN as text", Call.statement(INSERT), BEGUN, NOT_APPLIED),
                row(WRITE_REFUSED, "after a read", Call.statement(INSERT), READ, NOT_APPLIED),
                row(WRITE_REFUSED, "after a write", Call.statement(INSERT), WROTE, NOT_APPLIED),
                row(WRITE_REFUSED, "after a DDL", Call.statement(INSERT), COMMITTED, UNKNOWN),
                row(
                        WRITE_REFUSED,
                        "with a temporary table",
                        Call.statement(INSERT),
                        AUTOCOMMIT_WITH_STATE,
                        NOT_APPLIED),
                row(WRITE_REFUSED, "a DDL", Call.statement(DDL), AUTOCOMMIT, RETRY),
                row(WRITE_REFUSED, "a DDL after a write", Call.statement(DDL), WROTE, UNKNOWN),
                row(WRITE_REFUSED, "a procedure, in part", Call.statement(CALL), AUTOCOMMIT, UNKNOWN),
                row(WRITE_REFUSED, "a batch, in part", Call.batch(INSERT, 3), AUTOCOMMIT, UNKNOWN),
                row(WRITE_REFUSED, "a batch of one", Call.batch(INSERT, 1), AUTOCOMMIT, RETRY),
                row(WRITE_REFUSED, "a batch in a transaction", Call.batch(INSERT, 3), FRESH, NOT_APPLIED),
                row(NOT_EXECUTED, "autocommit write", Call.statement(INSERT), AUTOCOMMIT, RETRY),
                row(NOT_EXECUTED, "after a write", Call.statement(INSERT), WROTE, NOT_APPLIED),
                row(LINK_LOST_UNSENT, "autocommit write", Call.statement(INSERT), AUTOCOMMIT, RETRY),
                row(LINK_LOST_UNSENT, "a procedure, whatever it asks", Call.statement(CALL), AUTOCOMMIT, NOT_APPLIED),
                row(LINK_LOST_UNSENT, "a batch that goes on", Call.batch(INSERT, 3), AUTOCOMMIT, UNKNOWN),
                row(LINK_LOST_UNSENT, "after a write", Call.statement(INSERT), WROTE, NOT_APPLIED),
                row(LINK_LOST_UNSENT, "session function", Call.statement(SESSION_FUNCTION), AUTOCOMMIT, NOT_APPLIED),

                // A statement in flight.
                row(LINK_LOST, "autocommit read", Call.statement(SELECT), AUTOCOMMIT, RETRY),
                row(LINK_LOST, "read, first of its transaction", Call.statement(SELECT), FRESH, NOT_APPLIED),
                row(LINK_LOST_UNSENT, "read, first of its transaction", Call.statement(SELECT), FRESH, RETRY),
                row(LINK_LOST, "read after BEGIN as text", Call.statement(SELECT), BEGUN, NOT_APPLIED),
                row(LINK_LOST, "a branch of XA", Call.statement(XA), AUTOCOMMIT, UNKNOWN),
                row(LINK_LOST, "XA in a transaction", Call.statement(XA), WROTE, UNKNOWN),
                row(LINK_LOST, "autocommit write", Call.statement(INSERT), AUTOCOMMIT, UNKNOWN),
                row(LINK_LOST, "autocommit DDL", Call.statement(DDL), AUTOCOMMIT, UNKNOWN),
                row(LINK_LOST, "BEGIN as text", Call.statement(BEGIN), AUTOCOMMIT, RETRY),
                row(LINK_LOST, "BEGIN as text after a write", Call.statement(BEGIN), WROTE, UNKNOWN),
                row(LINK_LOST, "first of its transaction", Call.statement(INSERT), FRESH, NOT_APPLIED),
                row(LINK_LOST, "read after a write", Call.statement(SELECT), WROTE, NOT_APPLIED),
                row(LINK_LOST, "write after a write", Call.statement(INSERT), WROTE, NOT_APPLIED),
                row(LINK_LOST, "write after a DDL", Call.statement(INSERT), COMMITTED, UNKNOWN),
                row(LINK_LOST, "DDL in a transaction", Call.statement(DDL), WROTE, UNKNOWN),
                row(LINK_LOST, "procedure in a transaction", Call.statement(CALL), WROTE, UNKNOWN),
                row(LINK_LOST, "batch", Call.batch(INSERT, 3), AUTOCOMMIT, UNKNOWN),
                row(NODE_LEAVING, "autocommit read", Call.statement(SELECT), AUTOCOMMIT, RETRY),
                row(NODE_LEAVING, "autocommit write", Call.statement(INSERT), AUTOCOMMIT, UNKNOWN),

                // Commits.
                row(WRITE_REFUSED, "commit of writes", Call.COMMIT, WROTE, NOT_APPLIED),
                row(NOT_EXECUTED, "commit of writes", Call.COMMIT, WROTE, NOT_APPLIED),
                row(LINK_LOST_UNSENT, "commit of writes", Call.COMMIT, WROTE, NOT_APPLIED),
                row(LINK_LOST, "commit of writes", Call.COMMIT, WROTE, UNKNOWN),
                row(LINK_FOUND_CLOSED, "commit of writes", Call.COMMIT, WROTE, UNKNOWN),
                row(NODE_LEAVING, "commit of writes", Call.COMMIT, WROTE, UNKNOWN),
                row(COMMIT_IN_DOUBT, "commit of writes", Call.COMMIT, WROTE, UNKNOWN),
                row(WRITE_REFUSED, "commit after a DDL", Call.COMMIT, COMMITTED, UNKNOWN),
                row(LINK_LOST, "commit of reads", Call.COMMIT, READ, NOT_APPLIED),
                row(LINK_LOST, "commit of nothing", Call.COMMIT, FRESH, DONE),
                row(LINK_LOST, "COMMIT as text", Call.statement(COMMIT_TEXT), WROTE, UNKNOWN),
                row(WRITE_REFUSED, "COMMIT as text", Call.statement(COMMIT_TEXT), WROTE, NOT_APPLIED),
                row(LINK_LOST, "COMMIT of nothing as text", Call.statement(COMMIT_TEXT), FRESH, RETRY),
                row(LINK_LOST, "batch that commits", Call.batch(INSERT | COMMIT_TEXT, 2), FRESH, UNKNOWN),
                row(CONFLICT, "commit of writes", Call.COMMIT, WROTE, NOT_APPLIED),
                row(CONFLICT, "commit of what is long over", Call.COMMIT, FRESH, NOT_APPLIED),
                row(CONFLICT, "commit after a DDL", Call.COMMIT, COMMITTED, UNKNOWN),
                row(CONFLICT, "COMMIT as text", Call.statement(COMMIT_TEXT), WROTE, NOT_APPLIED),
                row(CONFLICT, "COMMIT AND CHAIN as text", Call.statement(CHAIN_TEXT), WROTE, NOT_APPLIED),
                row(CONFLICT, "ROLLBACK as text", Call.statement(ROLLBACK_TEXT), WROTE, PASS),
                row(CONFLICT, "a deadlock", Call.statement(INSERT), WROTE, PASS),
                row(CONFLICT, "a deadlock in autocommit", Call.statement(INSERT), AUTOCOMMIT, PASS),
                row(CONFLICT, "a deadlock in a batch that commits", Call.batch(INSERT | COMMIT_TEXT, 2), WROTE, PASS),
                row(STATEMENT_CONFLICT, "a lock that is not to be had", Call.statement(INSERT), WROTE, PASS),
                row(COMMIT_REFUSED, "commit of writes", Call.COMMIT, WROTE, NOT_APPLIED),
                row(COMMIT_REFUSED, "commit after a DDL", Call.COMMIT, COMMITTED, UNKNOWN),
                row(COMMIT_REFUSED, "COMMIT as text", Call.statement(COMMIT_TEXT), WROTE, NOT_APPLIED),
                row(COMMIT_REFUSED, "autocommit write", Call.statement(INSERT), AUTOCOMMIT, NOT_APPLIED),
                row(COMMIT_REFUSED, "batch in autocommit, in part", Call.batch(INSERT, 3), AUTOCOMMIT, UNKNOWN),
                row(COMMIT_REFUSED, "procedure, in part", Call.statement(CALL), AUTOCOMMIT, UNKNOWN),
                row(COMMIT_REFUSED, "a DDL", Call.statement(DDL), AUTOCOMMIT, NOT_APPLIED),
                row(COMMIT_REFUSED, "a DDL, or what it committed", Call.statement(DDL), WROTE, UNKNOWN),
                row(COMMIT_REFUSED, "write in a transaction", Call.statement(INSERT), WROTE, PASS),
                row(COMMIT_REFUSED, "reading rows", Call.reading(SELECT), AUTOCOMMIT, PASS),
                row(COMMIT_IN_DOUBT, "autocommit write", Call.statement(INSERT), AUTOCOMMIT, UNKNOWN),
                row(COMMIT_IN_DOUBT, "write in a transaction", Call.statement(INSERT), WROTE, PASS),

                // Rollbacks, and what leaves nothing behind.
                row(LINK_LOST, "rollback", Call.ROLLBACK, WROTE, DONE),
                row(LINK_LOST, "ROLLBACK as text", Call.statement(ROLLBACK_TEXT), WROTE, RETRY),
                row(LINK_LOST, "ROLLBACK with a lock", Call.statement(ROLLBACK_TEXT), WROTE_WITH_STATE, NOT_APPLIED),
                row(LINK_LOST, "COMMIT with a lock", Call.statement(COMMIT_TEXT), AUTOCOMMIT_WITH_STATE, NOT_APPLIED),
                row(LINK_LOST, "preparing", Call.HARMLESS, AUTOCOMMIT, RETRY),
                row(LINK_LOST, "preparing in a transaction", Call.HARMLESS, WROTE, NOT_APPLIED),
                row(LINK_LOST, "preparing after a DDL", Call.HARMLESS, COMMITTED, UNKNOWN),
                row(LINK_LOST, "reading rows", Call.reading(SELECT), AUTOCOMMIT, NOT_APPLIED),
                row(LINK_LOST, "reading what a write returned", Call.reading(INSERT), AUTOCOMMIT, UNKNOWN),
                row(LINK_LOST, "reading rows in a transaction", Call.reading(SELECT), WROTE, NOT_APPLIED));
    }

    private static Arguments row(Fault fault, String what, Call call, TransactionState transaction, Decision expected) {
        return Arguments.of(fault, Named.of(what, call), transaction, expected);
    }

    @ParameterizedTest(name = "{0}: {1} -> {3}")
    @MethodSource("table")
    void decides(Fault fault, Call call, TransactionState transaction, Decision expected) {
        assertThat(RecoveryRule.decide(fault, call, transaction, RecoveryLevel.RETRY))
                .isEqualTo(expected);
    }

    /** The level only ever turns "again" into "not applied"; what is told of an outcome does not depend on it. */
    @ParameterizedTest(name = "{0}: {1} -> {3}")
    @MethodSource("table")
    void reportRunsNothingAgain(Fault fault, Call call, TransactionState transaction, Decision expected) {
        Decision decision = RecoveryRule.decide(fault, call, transaction, RecoveryLevel.REPORT);
        boolean endsNothing =
                Traits.has(call.traits(), Traits.ENDS); // COMMIT of nothing, ROLLBACK: no work is repeated
        assertThat(decision).isEqualTo(expected == RETRY && !endsNothing ? NOT_APPLIED : expected);
    }

    private static final Set<Fault> NOT_A_FAILOVER =
            EnumSet.of(NONE, WRITE_REFUSED_IF_NODE_READ_ONLY, ACCESS_DENIED, OVERLOADED, STATEMENT_CONFLICT);

    @Test
    void whatIsNoFailoverPasses() {
        everyCase((fault, call, transaction) -> {
            if (NOT_A_FAILOVER.contains(fault)) {
                assertThat(decide(fault, call, transaction)).isEqualTo(PASS);
            }
        });
    }

    /** The promises that no case may break, over all cases there are. */
    @Test
    void nothingThatMayBeAppliedIsRunAgainOrCalledNotApplied() {
        everyCase((fault, call, transaction) -> {
            Decision decision = decide(fault, call, transaction);
            boolean sent = EnumSet.of(LINK_LOST, LINK_FOUND_CLOSED, NODE_LEAVING, UNREACHABLE)
                    .contains(fault);
            boolean onlySwitches = Set.of(BEGIN, COMMIT_TEXT, ROLLBACK_TEXT).contains(call.traits());
            boolean writes =
                    Traits.has(call.traits(), Traits.WRITES | Traits.COMMITS | Traits.COMPOUND) && !onlySwitches;
            boolean statement = call.kind() == Call.Kind.STATEMENT;
            if (statement && sent && writes && transaction.autoCommit()) {
                assertThat(decision).as("%s %s %s", fault, call, transaction).isEqualTo(UNKNOWN);
            }
            if (sent && call.kind() == Call.Kind.COMMIT && Traits.has(transaction.work(), Traits.WRITES)) {
                assertThat(decision).as("%s %s %s", fault, call, transaction).isEqualTo(UNKNOWN);
            }
            if (Traits.has(transaction.work(), Traits.COMMITS) && call.kind() != Call.Kind.ROLLBACK) {
                assertThat(decision).as("%s %s %s", fault, call, transaction).isNotEqualTo(NOT_APPLIED);
            }
            boolean endsByText = Traits.has(call.traits(), Traits.ENDS);
            if (transaction.work() != 0 && !endsByText) {
                assertThat(decision).as("%s %s %s", fault, call, transaction).isNotEqualTo(RETRY);
            }
        });
    }

    @FunctionalInterface
    private interface Case {
        void check(Fault fault, Call call, TransactionState transaction);
    }

    private static void everyCase(Case check) {
        Call[] calls = {
            Call.COMMIT,
            Call.ROLLBACK,
            Call.HARMLESS,
            Call.reading(SELECT),
            Call.reading(INSERT),
            Call.statement(SELECT),
            Call.statement(INSERT),
            Call.statement(DDL),
            Call.statement(CALL),
            Call.statement(BEGIN),
            Call.statement(COMMIT_TEXT),
            Call.statement(ROLLBACK_TEXT),
            Call.statement(SESSION_FUNCTION),
            Call.batch(INSERT, 1),
            Call.batch(INSERT, 7)
        };
        TransactionState[] transactions = {
            AUTOCOMMIT, AUTOCOMMIT_WITH_STATE, FRESH, READ, WROTE, WROTE_WITH_STATE, COMMITTED, BEGUN
        };
        for (Fault fault : Fault.values()) {
            for (Call call : calls) {
                for (TransactionState transaction : transactions) {
                    check.check(fault, call, transaction);
                }
            }
        }
    }

    private static Decision decide(Fault fault, Call call, TransactionState transaction) {
        return RecoveryRule.decide(fault, call, transaction, RecoveryLevel.RETRY);
    }

    private static int traits(String sql) {
        return new SqlText(sql).traits();
    }
}
