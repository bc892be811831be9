package io.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.sql.SqlText;
import io.holdfast.sql.SqlTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The journal knows the same whether its texts have been read before, so that it may forget transactions that leave nothing
 * behind, or are new to it each time, so that it cannot.
 */
class JournalShortcutsTest {

    private static final int SCRIPTS = 2_000;
    private static final int LENGTH = 40;

    /** Mostly what applications do all day: that is what the shortcuts are for. */
    private static final List<String> TEXTS = List.of(
            "SELECT 1",
            "SELECT name FROM t WHERE id = ?",
            "INSERT INTO t VALUES (?)",
            "UPDATE t SET a = ?",
            "SET @a = 1",
            "SET SESSION sql_mode = ''",
            "CREATE TEMPORARY TABLE tmp (a INT)",
            "BEGIN",
            "COMMIT",
            "DROP TABLE u",
            "SET autocommit = 0",
            "SET autocommit = 1",
            "CALL p()",
            "SELECT LAST_INSERT_ID()");

    private static final int USUAL = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsForgottenWouldHaveSaidNothing(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < SCRIPTS; i++) {
            StatementJournal reader = new StatementJournal(new SqlTexts());
            StatementJournal novice = new StatementJournal(new SqlTexts());
            TEXTS.forEach(text -> reader.text(text).traits());
            boolean autoCommit = random.nextBoolean();
            reader.startOver(autoCommit);
            novice.startOver(autoCommit);
            List<String> script = new ArrayList<>(List.of("autocommit " + autoCommit));
            for (int step = 0; step < LENGTH; step++) {
                script.add(step(random, reader, novice));
                if (random.nextInt(8) == 0) {
                    assertThat(knowledge(reader)).as("%s", script).isEqualTo(knowledge(novice));
                }
            }
            assertThat(knowledge(reader)).as("%s", script).isEqualTo(knowledge(novice));
        }
    }

    private static String step(RandomGenerator random, StatementJournal reader, StatementJournal novice) {
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                reader.committed();
                novice.committed();
                return "commit()";
            }
            case 2 -> {
                reader.rolledBack();
                novice.rolledBack();
                return "rollback()";
            }
            case 3 -> {
                boolean on = random.nextInt(4) == 0;
                reader.autoCommit(on);
                novice.autoCommit(on);
                return "setAutoCommit(" + on + ")";
            }
            case 4 -> {
                String text = TEXTS.get(random.nextInt(TEXTS.size()));
                reader.failed(reader.text(text).traits());
                novice.failed(new SqlText(text).traits());
                return text + " failed";
            }
            case 5 -> {
                if (random.nextInt(4) != 0) {
                    return "";
                }
                boolean on = random.nextBoolean();
                reader.startOver(on);
                novice.startOver(on);
                return "startOver(" + on + ")";
            }
            default -> {
                boolean usual = random.nextInt(6) != 0;
                String text = TEXTS.get(random.nextInt(usual ? USUAL : TEXTS.size()));
                reader.ran(reader.text(text));
                novice.ran(new SqlText(text));
                return text;
            }
        }
    }

    private static List<Object> knowledge(StatementJournal journal) {
        return List.of(
                journal.work(),
                journal.autoCommits(),
                journal.mayBeInTransaction(),
                journal.mayBeBegunByText(),
                journal.holdsState(),
                journal.heldStateBefore(),
                journal.restorable());
    }
}
