package io.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.sql.SqlText;
import io.holdfast.sql.SqlTexts;
import io.holdfast.sql.Traits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementJournalTest {

    /**
     * What ran, and what is known of it. JDBC calls are in angle brackets, a statement that failed has an exclamation mark. The
     * answer: {@code alone} if the next statement may be a transaction of its own, {@code open} if one of several may be open,
     * {@code text} if SQL text may have opened it; what work it has done; {@code state} if the session holds some,
     * {@code before} if since before the open transaction.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ':', quoteCharacter = '~', textBlock = """
            # Autocommit
                                                        : alone
            SELECT 1                                    : alone
            INSERT INTO t VALUES (1)                    : alone
            CREATE TABLE t (a INT)                      : alone
            ! INSERT INTO t VALUES (1)                  : alone
            ! CREATE TABLE t (a INT)                    : alone
            COMMIT                                      : alone
            <on>                                        : alone

            # A transaction through the JDBC API
            <off>                                       : open
            <off> / SELECT 1                            : open READS
            <off> / INSERT INTO t VALUES (1)            : open WRITES
            <off> / ! SELECT 1                          : open
            <off> / ! INSERT INTO t VALUES (1)          : open WRITES
            <off> / INSERT INTO t VALUES (1) / <commit> : open
            <off> / INSERT INTO t VALUES (1) / <rollback> : open
            <off> / INSERT INTO t VALUES (1) / COMMIT   : open
            <off> / INSERT INTO t VALUES (1) / ROLLBACK : open
            <off> / INSERT INTO t VALUES (1) / SAVEPOINT a / ROLLBACK TO a : open WRITES
            <off> / INSERT INTO t VALUES (1) / <on>     : alone
            <off> / INSERT INTO t VALUES (1) / <commit> / <on> / <off> : open

            # A statement that commits by itself, whether or not it fails, stays part of the transaction
            <off> / INSERT INTO t VALUES (1) / CREATE TABLE u (a INT) : open WRITES COMMITS
            <off> / INSERT INTO t VALUES (1) / ! CREATE TABLE u (a INT) : open WRITES COMMITS
            <off> / INSERT INTO t VALUES (1) / TRUNCATE u / INSERT INTO t VALUES (2) : open WRITES COMMITS
            <off> / CREATE TABLE u (a INT) / <commit>   : open
            <off> / INSERT INTO t VALUES (1) / BEGIN    : open text WRITES COMMITS
            <off> / BEGIN / INSERT INTO t VALUES (1)    : open text WRITES
            <off> / SELECT 1 / BEGIN                    : open text
            <off> / INSERT INTO t VALUES (1) / ! BEGIN  : open text WRITES COMMITS BEGINS

            # What the server may have rolled back: a transaction begun by text is over then, any other goes on
            <rolled back>                               : alone
            <off> / INSERT INTO t VALUES (1) / <rolled back> : open WRITES
            BEGIN / ! INSERT INTO t VALUES (1) / <rolled back> : alone open text WRITES
            BEGIN / ! INSERT INTO t VALUES (1) / <rolled back> / INSERT INTO t VALUES (2) : alone open text WRITES COMMITS
            BEGIN / ! INSERT INTO t VALUES (1) / <rolled back> / SELECT 1 : alone open text READS WRITES
            BEGIN / ! INSERT INTO t VALUES (1) / <rolled back> / ROLLBACK : alone
            BEGIN / ! INSERT INTO t VALUES (1) / <rolled back> / ROLLBACK / BEGIN / INSERT INTO t VALUES (2) : open text WRITES
            BEGIN / CREATE TEMPORARY TABLE t (a INT) / <rolled back> : alone open text WRITES LEAVES_STATE state before

            # A transaction by text under autocommit
            BEGIN                                       : open text
            START TRANSACTION READ ONLY                 : open text
            BEGIN / BEGIN                               : open text
            BEGIN / INSERT INTO t VALUES (1)            : open text WRITES
            BEGIN / INSERT INTO t VALUES (1) / COMMIT   : alone
            BEGIN / INSERT INTO t VALUES (1) / ROLLBACK : alone
            BEGIN / INSERT INTO t VALUES (1) / COMMIT RELEASE : alone
            BEGIN / INSERT INTO t VALUES (1) / COMMIT AND CHAIN : open text
            BEGIN / INSERT INTO t VALUES (1) / ROLLBACK AND CHAIN / INSERT INTO t VALUES (2) : open text WRITES
            BEGIN / INSERT INTO t VALUES (1) / ROLLBACK TO a : open text WRITES
            BEGIN / INSERT INTO t VALUES (1) / BEGIN    : open text WRITES COMMITS
            BEGIN / INSERT INTO t VALUES (1) / BEGIN / COMMIT : alone
            BEGIN / INSERT INTO t VALUES (1) / <commit> : alone
            BEGIN / INSERT INTO t VALUES (1) / <off>    : open text WRITES
            BEGIN / INSERT INTO t VALUES (1) / ! COMMIT : alone open text WRITES COMMITS ENDS
            BEGIN / INSERT INTO t VALUES (1); COMMIT    : alone
            BEGIN; INSERT INTO t VALUES (1)             : open text WRITES
            # ... which DDL ends, so that what follows may be committed one by one
            BEGIN / INSERT INTO t VALUES (1) / DROP TABLE u : alone open text WRITES COMMITS
            BEGIN / DROP TABLE u / INSERT INTO t VALUES (1) / COMMIT : alone

            # Autocommit switched by text, which the JDBC API does not notice
            SET autocommit = 0                          : open state before
            SET autocommit = 0 / INSERT INTO t VALUES (1) : open WRITES state before
            SET autocommit = 0 / INSERT INTO t VALUES (1) / COMMIT : open state before
            SET autocommit = 0 / INSERT INTO t VALUES (1) / COMMIT / INSERT INTO t VALUES (2) : open WRITES state before
            SET autocommit = 0 / INSERT INTO t VALUES (1) / SET autocommit = 1 : alone state before
            SET autocommit = 0 / INSERT INTO t VALUES (1) / <on> : alone state before
            <off> / INSERT INTO t VALUES (1) / SET autocommit = 1 / INSERT INTO t VALUES (2) : alone state before
            BEGIN / INSERT INTO t VALUES (1) / SET autocommit = 1 : open text WRITES state before
            BEGIN / INSERT INTO t VALUES (1) / SET autocommit = 0 : open text WRITES state before
            BEGIN / INSERT INTO t VALUES (1) / <on>     : open text WRITES
            SET autocommit = @old                       : alone open WRITES state before
            SET autocommit = @old / COMMIT              : alone open state before
            SET autocommit = @old / <off>               : open WRITES state before
            SET autocommit = @old / <off> / <on>        : alone state before
            ! SET autocommit = 0                        : alone open WRITES state before

            # State of the session
            USE shop                                    : alone state before
            SET @a = 1                                  : alone state before
            SELECT GET_LOCK('a', 1)                     : alone state before
            <off> / CREATE TEMPORARY TABLE t (a INT)    : open WRITES LEAVES_STATE state
            <off> / CREATE TEMPORARY TABLE t (a INT) / <commit> : open state before
            <off> / CREATE TEMPORARY TABLE t (a INT) / <rollback> : open state before
            <off> / CREATE TEMPORARY TABLE t (a INT) / DROP TABLE u : open WRITES COMMITS LEAVES_STATE state before
            <off> / CREATE TEMPORARY TABLE t (a INT) / BEGIN : open text WRITES COMMITS state before
            BEGIN / CREATE TEMPORARY TABLE t (a INT)    : open text WRITES LEAVES_STATE state
            CREATE TEMPORARY TABLE t (a INT) / DROP TEMPORARY TABLE t : alone state before
            LOCK TABLES t WRITE / UNLOCK TABLES         : alone state before
            ! SELECT GET_LOCK('a', 1)                   : alone state before
            SET ROLE admin                              : alone state before
            SET TRANSACTION READ ONLY                   : alone state before
            <off> / SET TRANSACTION READ ONLY / <commit> : open state before

            # XA is none of ours, and its branches are taken for anything
            XA START 'x'                                : alone open text WRITES state before
            XA START 'x' / INSERT INTO t VALUES (1) / XA END 'x' / XA PREPARE 'x' : alone open text PROGRAM state before

            # What is not understood may have opened a transaction, worked in it, or ended one
            CALL p()                                    : alone open text WRITES state before
            ! CALL p()                                  : alone open text WRITES state before
            CALL p() / COMMIT                           : alone state before
            CALL p() / BEGIN                            : open text WRITES COMMITS state before
            CALL p() / <off> / <on>                     : alone state before
            <off> / CALL p()                            : open text PROGRAM state before
            <off> / CALL p() / <commit>                 : open state before
            <off> / CALL p() / <commit> / INSERT INTO t VALUES (1) : open WRITES state before
            EXECUTE s                                   : alone open text WRITES state before
            EXECUTE s / COMMIT                          : alone open state before
            BEGIN / CALL p()                            : alone open text PROGRAM state before
            <off> / INSERT INTO t VALUES (1) / ! CALL p() : open text PROGRAM state before
            """)
    void knows(String script, String expected) {
        StatementJournal journal = new StatementJournal(new SqlTexts());
        run(script == null ? "" : script, journal);
        assertThat(answer(journal)).isEqualTo(expected);
    }

    private static void run(String script, StatementJournal journal) {
        for (String step : script.split(" / ")) {
            switch (step.strip()) {
                case "" -> {}
                case "<on>" -> journal.autoCommit(true);
                case "<off>" -> journal.autoCommit(false);
                case "<commit>" -> journal.committed();
                case "<rollback>" -> journal.rolledBack();
                case "<rolled back>" -> journal.mayHaveBeenRolledBack();
                default -> {
                    if (step.startsWith("! ")) {
                        journal.failed(new SqlText(step.substring(2)).traits());
                    } else {
                        journal.ran(step);
                    }
                }
            }
        }
    }

    private static String answer(StatementJournal journal) {
        List<String> words = new ArrayList<>();
        add(words, journal.autoCommits(), "alone");
        add(words, journal.mayBeInTransaction(), "open");
        add(words, journal.mayBeBegunByText(), "text");
        int work = journal.work();
        if ((work & Traits.PROGRAM) == Traits.PROGRAM) {
            words.add("PROGRAM");
        } else {
            add(words, Traits.has(work, Traits.READS), "READS");
            add(words, Traits.has(work, Traits.WRITES), "WRITES");
            add(words, Traits.has(work, Traits.COMMITS), "COMMITS");
            add(words, Traits.has(work, Traits.LEAVES_STATE), "LEAVES_STATE");
            add(words, Traits.has(work, Traits.BEGINS), "BEGINS");
            add(words, Traits.has(work, Traits.ENDS), "ENDS");
        }
        add(words, journal.holdsState(), "state");
        add(words, journal.heldStateBefore(), "before");
        return String.join(" ", words);
    }

    private static void add(List<String> words, boolean when, String word) {
        if (when) {
            words.add(word);
        }
    }

    @Test
    void newSessionKnowsNothingOfTheOldOne() {
        StatementJournal journal = new StatementJournal(new SqlTexts());
        run("<off> / SET @a = 1 / BEGIN / INSERT INTO t VALUES (1)", journal);
        journal.startOver(true);
        assertThat(answer(journal)).isEqualTo("alone");
        run("BEGIN / SET @a = 1", journal);
        journal.startOver(false);
        assertThat(answer(journal)).isEqualTo("open");
    }

    @Test
    void answersDoNotDependOnHowOftenTheyAreAskedFor() {
        StatementJournal asked = new StatementJournal(new SqlTexts());
        StatementJournal notAsked = new StatementJournal(new SqlTexts());
        for (String step : List.of("<off>", "SET @a = 1", "INSERT INTO t VALUES (1)", "DROP TABLE u", "SELECT 1")) {
            run(step, asked);
            run(step, notAsked);
            String once = answer(asked);
            assertThat(answer(asked)).isEqualTo(once);
        }
        assertThat(answer(asked)).isEqualTo(answer(notAsked));
    }

    @Test
    void fullStoreForgetsNothing() {
        for (int statements : new int[] {62, 63, 64, 65, 127, 128, 129, 1000}) {
            StatementJournal journal = new StatementJournal(new SqlTexts());
            run("<off> / DROP TABLE u / SET @a = 1", journal);
            for (int i = 0; i < statements; i++) {
                journal.ran("SELECT " + i);
            }
            assertThat(answer(journal))
                    .as("after %d statements", statements)
                    .isEqualTo("open READS WRITES COMMITS LEAVES_STATE state");
            run("<commit>", journal);
            assertThat(journal.work()).isZero();
        }
    }

    @Test
    void longTextsAreReadAtOnce() {
        StatementJournal journal = new StatementJournal(new SqlTexts());
        run("<off>", journal);
        String padding = "x".repeat(30_000);
        journal.ran("SELECT '" + padding + "'");
        journal.ran(new SqlText("CREATE TABLE t (a INT) COMMENT '" + padding + "'"));
        journal.ran(SqlText.batch(List.of("SET @a = 1", "INSERT INTO t VALUES ('" + padding + "')")));
        journal.ran("SELECT '" + padding.repeat(10) + "'");
        assertThat(answer(journal)).isEqualTo("open READS WRITES COMMITS LEAVES_STATE state");
    }

    @Test
    void settingsThatCanBeRepeatedAreKeptOncePerSubject() {
        StatementJournal journal = new StatementJournal(new SqlTexts());
        for (int i = 0; i < 1_000; i++) {
            journal.ran("SET max_execution_time = " + i);
            journal.ran("SET NAMES utf8mb4");
        }
        assertThat(journal.holdsState()).isFalse();
        assertThat(journal.restorable()).containsExactly("SET max_execution_time = 999", "SET NAMES utf8mb4");
    }

    @Test
    void tooManySettingsAreStateThatCannotBeRepeated() {
        StatementJournal journal = new StatementJournal(new SqlTexts());
        for (int i = 0; i < 1_000; i++) {
            journal.ran("SET variable_" + i + " = 1");
        }
        assertThat(journal.holdsState()).isTrue();
        assertThat(journal.restorable()).hasSizeLessThan(100);
    }

    @Test
    void commitsThatBeginTransactionsAreNotRepeatedOnAnotherSession() {
        StatementJournal journal = new StatementJournal(new SqlTexts());
        journal.ran("SET completion_type = 'CHAIN'");
        assertThat(journal.holdsState()).isTrue();
        assertThat(journal.restorable()).isEmpty();
    }
}
