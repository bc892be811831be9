package io.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.sql.SqlText;
import io.holdfast.sql.SqlTexts;
import io.holdfast.sql.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On random scripts the journal never knows less than what is true on the server. */
class JournalAgainstModelTest {

    private static final int SCRIPTS = 3_000;
    private static final int LENGTH = 14;

    /** A statement or a JDBC call, and whether it fails. */
    private enum Step {
        SELECT("SELECT 1"),
        INSERT("INSERT INTO t VALUES (1)"),
        SET_VARIABLE("SET @a = 1"),
        TEMPORARY("CREATE TEMPORARY TABLE tmp (a INT)"),
        BEGIN("BEGIN"),
        START("START TRANSACTION"),
        COMMIT("COMMIT"),
        ROLLBACK("ROLLBACK"),
        CHAIN("COMMIT AND CHAIN"),
        DDL("DROP TABLE u"),
        OFF("SET autocommit = 0"),
        ON("SET autocommit = 1"),
        EITHER("SET autocommit = @old"),
        CALL("CALL p()"),
        EXECUTE("EXECUTE s"),
        SEVERAL("INSERT INTO t VALUES (1); COMMIT; BEGIN"),
        JDBC_COMMIT(""),
        JDBC_ROLLBACK(""),
        JDBC_ON(""),
        JDBC_OFF(""),
        DEADLOCK("INSERT INTO t VALUES (1)"),
        FAILED_INSERT("INSERT INTO t VALUES (1)"),
        FAILED_DDL("DROP TABLE u"),
        FAILED_BEGIN("BEGIN"),
        FAILED_COMMIT("COMMIT"),
        FAILED_CALL("CALL p()"),
        FAILED_SEVERAL("INSERT INTO t VALUES (1); COMMIT; BEGIN");

        private final String sql;

        Step(String sql) {
            this.sql = sql;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void journalKnowsAtLeastWhatIsTrue(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < SCRIPTS; i++) {
            ServerModel server = new ServerModel(random);
            StatementJournal journal = new StatementJournal(new SqlTexts());
            List<Step> script = new ArrayList<>();
            boolean asksAlways = random.nextBoolean();
            for (int s = 0; s < LENGTH; s++) {
                Step step = Step.values()[random.nextInt(Step.values().length)];
                script.add(step);
                run(step, server, random);
                remember(step, journal);
                if (asksAlways || s == LENGTH - 1) {
                    check(server, journal, "seed " + seed + ", " + script);
                }
            }
        }
    }

    private static void run(Step step, ServerModel server, RandomGenerator random) {
        switch (step) {
            case SELECT, FAILED_INSERT -> {}
            case INSERT -> server.insert();
            case SET_VARIABLE, TEMPORARY -> server.leaveState();
            case BEGIN, START -> server.begin();
            case COMMIT, ROLLBACK, JDBC_COMMIT, JDBC_ROLLBACK -> server.end();
            case CHAIN -> server.chain();
            case DDL, FAILED_DDL -> server.ddl();
            case OFF -> {
                server.autoCommit(false);
                server.leaveStateOutside();
            }
            case ON -> {
                server.autoCommit(true);
                server.leaveState();
            }
            case EITHER -> {
                server.autoCommit(random.nextBoolean());
                server.leaveState();
            }
            case JDBC_OFF -> server.autoCommit(false);
            case JDBC_ON -> server.autoCommit(true);
            case CALL, FAILED_CALL -> server.program();
            case EXECUTE -> server.anything();
            case SEVERAL -> {
                server.insert();
                server.end();
                server.begin();
            }
            case DEADLOCK -> server.rollBack();
            case FAILED_BEGIN -> server.ddl(); // it commits, and may fail then
            case FAILED_COMMIT -> ifSo(random::nextBoolean, server::end);
            case FAILED_SEVERAL -> {
                server.insert();
                ifSo(random::nextBoolean, server::end);
            }
        }
    }

    private static void ifSo(BooleanSupplier condition, Runnable action) {
        if (condition.getAsBoolean()) {
            action.run();
        }
    }

    private static void remember(Step step, StatementJournal journal) {
        switch (step) {
            case JDBC_COMMIT -> journal.committed();
            case JDBC_ROLLBACK -> journal.rolledBack();
            case JDBC_ON -> journal.autoCommit(true);
            case JDBC_OFF -> journal.autoCommit(false);
            case DEADLOCK -> {
                journal.failed(new SqlText(step.sql).traits());
                journal.mayHaveBeenRolledBack();
            }
            case FAILED_INSERT, FAILED_DDL, FAILED_BEGIN, FAILED_COMMIT, FAILED_CALL, FAILED_SEVERAL ->
                journal.failed(new SqlText(step.sql).traits());
            default -> journal.ran(step.sql);
        }
    }

    private static void check(ServerModel server, StatementJournal journal, String script) {
        int work = journal.work();
        knows(journal.autoCommits(), server.isAlone(), "the next statement is a transaction of its own", script);
        knows(journal.mayBeInTransaction(), !server.isAlone(), "a transaction is open", script);
        knows(journal.mayBeBegunByText(), server.isBegunByText(), "text has opened it", script);
        knows(Traits.has(work, ~Traits.READS), server.isPending(), "rows are changed in it", script);
        knows(Traits.has(work, Traits.COMMITS), server.isLeaked(), "a part of it is committed", script);
        knows(journal.holdsState(), server.holdsState(), "the session holds state", script);
        knows(journal.heldStateBefore(), server.heldStateBefore(), "the session held state before", script);
    }

    private static void knows(boolean known, boolean isTrue, String what, String script) {
        assertThat(known || !isTrue).as("known that %s after %s", what, script).isTrue();
    }

    /** Remembering a text that runs many times in a row as if it had run three times loses nothing, whatever is in it. */
    @Test
    void repetitionsThatAreLeftOutSayNothingNew() {
        List<String> texts = new ArrayList<>();
        for (String first : STATEMENTS) {
            for (String second : STATEMENTS) {
                for (String third : STATEMENTS) {
                    texts.add(first + second + third);
                }
            }
        }
        assertThat(texts).hasSizeGreaterThan(2_000);
        for (String text : texts) {
            for (boolean autoCommit : new boolean[] {true, false}) {
                assertRepetitionsSayNothingNew(text, autoCommit);
            }
        }
    }

    private static final List<String> STATEMENTS = List.of(
            "",
            "SELECT 1;",
            "INSERT INTO t VALUES (1);",
            "SET @a = 1;",
            "BEGIN;",
            "COMMIT;",
            "ROLLBACK AND CHAIN;",
            "DROP TABLE u;",
            "SET autocommit = 0;",
            "SET autocommit = 1;",
            "SET autocommit = DEFAULT;",
            "CALL p();",
            "EXECUTE s;");

    private static void assertRepetitionsSayNothingNew(String text, boolean autoCommit) {
        StatementJournal left = new StatementJournal(new SqlTexts());
        StatementJournal complete = new StatementJournal(new SqlTexts());
        left.startOver(autoCommit);
        complete.startOver(autoCommit);
        SqlText prepared = new SqlText(text);
        for (int times = 0; times < 6; times++) {
            left.ran(prepared);
            complete.ran(new SqlText(text));
        }
        assertThat(answers(left)).as("%s, autocommit %s", text, autoCommit).isEqualTo(answers(complete));
    }

    private static List<Object> answers(StatementJournal journal) {
        return List.of(
                journal.autoCommits(),
                journal.mayBeInTransaction(),
                journal.mayBeBegunByText(),
                journal.work(),
                journal.holdsState(),
                journal.heldStateBefore());
    }
}
