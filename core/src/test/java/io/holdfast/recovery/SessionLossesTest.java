package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.outcome.OutcomeUnknownException;
import io.holdfast.outcome.TransactionNotAppliedException;
import io.holdfast.session.StatementJournal;
import io.holdfast.sql.SqlText;
import io.holdfast.sql.SqlTexts;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session that has lost something says from then on, and for how long. */
class SessionLossesTest {

    private static final Call INSERT = statement("INSERT INTO t VALUES (1)");
    private static final Call SELECT = statement("SELECT a FROM t");
    private static final Call LAST_ID = statement("SELECT LAST_INSERT_ID()");
    private static final Call ROLLBACK_TEXT = statement("ROLLBACK");
    private static final Call CHAIN_TEXT = statement("ROLLBACK AND CHAIN");
    private static final Call COMMIT_TEXT = statement("COMMIT");

    private final SQLException failure = new SQLException("gone", "08S01");

    private final StatementJournal journal = new StatementJournal(new SqlTexts());
    private final SessionLosses losses = new SessionLosses(journal);

    private static Call statement(String sql) {
        return Call.statement(new SqlText(sql).traits());
    }

    private void runInTransaction(String... texts) {
        journal.startOver(false);
        for (String text : texts) {
            journal.ran(text);
        }
    }

    private SQLException loseTransaction() {
        runInTransaction("INSERT INTO t VALUES (1)");
        return losses.notApplied(INSERT, TransactionState.of(journal), failure);
    }

    @Test
    void aLostTransactionIsRemindedOfUntilItIsRolledBack() {
        SQLException outcome = loseTransaction();
        losses.replaced(false, false);

        for (int i = 0; i < 2; i++) {
            for (Call call : new Call[] {INSERT, SELECT, COMMIT_TEXT, CHAIN_TEXT, Call.COMMIT}) {
                assertThatThrownBy(() -> losses.remind(call, false))
                        .isInstanceOf(TransactionNotAppliedException.class)
                        .hasCause(outcome);
            }
        }
        losses.giveUpTransaction(false);

        assertThatCode(() -> losses.remind(INSERT, false)).doesNotThrowAnyException();
        assertThat(losses.exist()).isFalse();
    }

    @Test
    void whetherACommitHasToldOfItIsKnown() {
        SQLException unused = loseTransaction();
        assertThat(losses.isTransactionLossToldByCommit()).isFalse();

        assertThatThrownBy(() -> losses.remind(SELECT, false)).isInstanceOf(TransactionNotAppliedException.class);
        assertThat(losses.isTransactionLossToldByCommit()).isFalse();

        assertThatThrownBy(() -> losses.remind(Call.COMMIT, false)).isInstanceOf(TransactionNotAppliedException.class);
        assertThat(losses.isTransactionLossToldByCommit()).isTrue();

        losses.giveUpTransaction(false);
        assertThat(losses.isTransactionLossToldByCommit()).isFalse();
    }

    @Test
    void whatMayHaveCommittedIsNotRefusedAsNotApplied() {
        runInTransaction("CALL p()");
        assertThatObject(losses.refused("no such rows")).isInstanceOf(OutcomeUnknownException.class);
        assertThatThrownBy(() -> losses.remind(Call.COMMIT, false)).isInstanceOf(OutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCommitThatLosesTheTransactionHasTold(boolean unknown) {
        runInTransaction("INSERT INTO t VALUES (1)");
        TransactionState transaction = TransactionState.of(journal);
        SQLException unused = unknown
                ? losses.unknown(Call.COMMIT, transaction, failure, true)
                : losses.commitRefused(transaction, failure);
        assertThat(losses.isTransactionLossToldByCommit()).isTrue();
    }

    @Test
    void aLostTransactionCanBeRolledBackByText() {
        SQLException unused = loseTransaction();

        assertThatCode(() -> losses.remind(ROLLBACK_TEXT, false)).doesNotThrowAnyException();

        assertThat(losses.isTransactionLost()).isFalse();
    }

    @Test
    void whatDoesNoHarmIsToldOfALostTransactionOnlyIfItWouldHaveToWaitForANode() {
        SQLException unused = loseTransaction();

        assertThatCode(() -> losses.remind(Call.HARMLESS, false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> losses.remind(Call.HARMLESS, true)).isInstanceOf(TransactionNotAppliedException.class);
    }

    @Test
    void whatIsNotKnownOnceStaysSo() {
        runInTransaction("INSERT INTO t VALUES (1)");
        SQLException outcome = losses.unknown(Call.COMMIT, TransactionState.of(journal), failure, true);

        assertThatObject(outcome).isInstanceOf(OutcomeUnknownException.class);
        assertThatObject(outcome.getCause()).isSameAs(failure);
        assertThatThrownBy(losses::remind)
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCause(outcome);
        assertThatObject(losses.refused("something else")).isInstanceOf(TransactionNotAppliedException.class);
        assertThatObject(losses.ofResults(SELECT.traits())).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void aStatementOfItsOwnLeavesNoTransactionBehindThatIsLost() {
        journal.startOver(true);

        assertThatObject(losses.unknown(Call.COMMIT, TransactionState.of(journal), failure, true))
                .isInstanceOf(OutcomeUnknownException.class);

        assertThat(losses.exist()).isFalse();
    }

    @Test
    void aSessionThatHeldStateBeforeEndsWithItsNode() {
        journal.startOver(true);
        journal.ran("CREATE TEMPORARY TABLE x (a INT)");
        journal.autoCommit(false);
        journal.ran("INSERT INTO t VALUES (1)");

        SQLException outcome = losses.notApplied(INSERT, TransactionState.of(journal), failure);

        assertThatObject(outcome).isInstanceOf(TransactionNotAppliedException.class);
        assertThatObject(losses.ended()).isSameAs(outcome);
        losses.startOver(true);
        assertThat(losses.exist()).isFalse();
        assertThat(journal.holdsState()).isFalse();
    }

    @Test
    void aCommitThatIsNotKnownEndsTheSessionOnlyIfItsNodeIsLeft() {
        journal.startOver(true);
        journal.ran("CREATE TEMPORARY TABLE x (a INT)");
        TransactionState transaction = TransactionState.of(journal);

        SQLException onTheNode = losses.unknown(Call.COMMIT, transaction, failure, false);
        assertThatObject(losses.ended()).isNull();

        SQLException withoutNode = losses.unknown(Call.COMMIT, transaction, failure, true);
        assertThatObject(losses.ended()).isSameAs(withoutNode).isNotSameAs(onTheNode);
    }

    @Test
    void aTransactionWithoutWorkIsNotLostByARefusal() {
        runInTransaction();
        SQLException unused = losses.refused("it cannot be");
        assertThat(losses.isTransactionLost()).isFalse();

        runInTransaction("SELECT a FROM t");
        SQLException unusedToo = losses.refused("it cannot be");
        assertThat(losses.isTransactionLost()).isTrue();
    }

    @Test
    void afterASilentReplacementItIsRefusedToAskForWhatTheOldSessionKnew() {
        losses.replaced(true, false);

        assertThatObject(losses.watch(SELECT)).isNull();
        assertThatObject(losses.watch(Call.HARMLESS)).isNull();
        assertThatObject(losses.watch(LAST_ID)).isInstanceOf(TransactionNotAppliedException.class);
        assertThatObject(losses.watch(LAST_ID)).as("it has been said").isNull();
        assertThat(losses.exist()).isFalse();
    }

    @Test
    void whatIsAskedAfterAWriteIsAboutThat() {
        losses.replaced(true, false);
        assertThatObject(losses.watch(INSERT)).isNull();
        assertThatObject(losses.watch(LAST_ID)).isNull();

        losses.replaced(true, false);
        losses.runsAgain(INSERT);
        assertThatObject(losses.watch(LAST_ID)).isNull();
    }

    @Test
    void itIsLookedForThatForSomeTimeOnly() {
        losses.replaced(true, false);
        for (int i = 0; i < 64; i++) {
            assertThat(losses.exist()).isTrue();
            assertThatObject(losses.watch(SELECT)).isNull();
        }
        assertThat(losses.exist()).isFalse();
        assertThatObject(losses.watch(LAST_ID)).isNull();
    }

    @Test
    void theFirstSessionAndOneThatIsNotSilentAreNotWatched() {
        losses.replaced(true, true);
        assertThatObject(losses.watch(LAST_ID)).isNull();

        SQLException unused = loseTransaction();
        losses.replaced(false, false);
        assertThatObject(losses.watch(LAST_ID)).isNull();
    }
}
