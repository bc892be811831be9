package io.holdfast.jdbc;

import static io.holdfast.jdbc.StatementCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.sql.Blob;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterSlotsTest {
    private final ParameterSlots slots = new ParameterSlots();
    private final StatementCalls driver = new StatementCalls();
    private final PreparedStatement target = driver.as(PreparedStatement.class);

    static Stream<Method> setters() {
        return Stream.of(PreparedStatement.class.getDeclaredMethods())
                .filter(method -> method.getName().startsWith("set"));
    }

    /** Also fails on the JDK whose PreparedStatement has a setter that the slots do not know. */
    @ParameterizedTest
    @MethodSource("setters")
    void everySetterIsReplayedWithTheSameArguments(Method setter) throws Exception {
        Object[] arguments = SampleArguments.of(setter);

        ParameterSlots.class
                .getMethod(setter.getName(), setter.getParameterTypes())
                .invoke(slots, arguments);
        slots.replayOn(target);

        assertThat(driver.taken()).containsExactly(call(setter.getName(), arguments));
    }

    @Test
    void replaysInTheOrderOfTheParameters() throws SQLException {
        slots.setInt(3, 30);
        slots.setString(1, "one");
        slots.setObject(20, null, JDBCType.BIGINT, 2);

        assertThat(replayed())
                .containsExactly(
                        call("setString", 1, "one"),
                        call("setInt", 3, 30),
                        call("setObject", 20, null, JDBCType.BIGINT, 2));
    }

    @Test
    void theLastValueOfAParameterCounts() throws SQLException {
        slots.setString(1, "first");
        slots.setNull(1, Types.VARCHAR);

        assertThat(replayed()).containsExactly(call("setNull", 1, Types.VARCHAR));
    }

    @Test
    void clearedParametersAreForgotten() throws SQLException {
        slots.setString(1, "gone");
        slots.setString(2, "gone");
        slots.clearParameters();
        slots.setInt(2, 2);

        assertThat(replayed()).containsExactly(call("setInt", 2, 2));
    }

    @Test
    void aReplayLeavesEverythingAsItWas() throws SQLException {
        slots.setInt(1, 1);
        slots.addBatch();

        assertThat(replayed()).isEqualTo(replayed()).hasSize(1);
        assertThat(replayedBatch()).isEqualTo(replayedBatch()).hasSize(2);
    }

    @Test
    void batchRowsAreReplayedAsTheyWereAdded() throws SQLException {
        slots.setInt(1, 1);
        slots.setString(2, "same");
        slots.addBatch();
        slots.setInt(1, 2);
        slots.addBatch();
        slots.setInt(1, 3);

        assertThat(slots.hasBatch()).isTrue();
        assertThat(replayedBatch())
                .containsExactly(
                        call("setInt", 1, 1),
                        call("setString", 2, "same"),
                        call("addBatch"),
                        call("setInt", 1, 2),
                        call("setString", 2, "same"),
                        call("addBatch"));
        assertThat(replayed()).containsExactly(call("setInt", 1, 3), call("setString", 2, "same"));
    }

    @Test
    void rowsWithoutParametersCount() throws SQLException {
        slots.addBatch();
        slots.addBatch();

        assertThat(replayedBatch()).containsExactly(call("addBatch"), call("addBatch"));
    }

    @Test
    void aClearedBatchLeavesTheParameters() throws SQLException {
        slots.setInt(1, 1);
        slots.addBatch();
        slots.clearBatch();

        assertThat(slots.hasBatch()).isFalse();
        assertThat(replayedBatch()).isEmpty();
        assertThat(replayed()).containsExactly(call("setInt", 1, 1));
    }

    @Test
    void aLongBatchKeepsEveryRow() throws SQLException {
        int rows = ParameterSlots.MAX_RETAINED;
        for (int repeated = 0; repeated < 2; repeated++) {
            for (int row = 0; row < rows; row++) {
                slots.setInt(1, row);
                slots.setLong(2, -row);
                slots.addBatch();
            }
            List<List<@Nullable Object>> calls = replayedBatch();
            assertThat(calls).hasSize(3 * rows);
            assertThat(calls.get(3 * (rows - 1))).isEqualTo(call("setInt", 1, rows - 1));
            slots.clearBatch();
        }
    }

    @Test
    void aBatchBeyondTheBoundIsGivenUpUntilItIsCleared() {
        for (int row = 0; row <= ParameterSlots.MAX_RECORDED; row++) {
            slots.addBatch();
        }
        assertThat(slots.batchReplayable()).isFalse();
        assertThat(slots.hasBatch()).isTrue();

        slots.clearBatch();
        assertThat(slots.batchReplayable()).isTrue();
        assertThat(slots.hasBatch()).isFalse();
    }

    @Test
    void aStreamIsNotReplayableUntilOverwritten() {
        slots.setBinaryStream(1, new ByteArrayInputStream(new byte[0]));
        assertThat(slots.replayable()).isFalse();

        slots.setBytes(1, new byte[0]);
        assertThat(slots.replayable()).isTrue();
    }

    @Test
    void aStreamIsNotReplayableUntilCleared() {
        slots.setObject(2, new StringReader(""));
        assertThat(slots.replayable()).isFalse();

        slots.clearParameters();
        assertThat(slots.replayable()).isTrue();
    }

    @Test
    void aRowWithALargeObjectSpoilsItsBatchOnly() {
        slots.setBlob(1, new StatementCalls().as(Blob.class));
        slots.addBatch();
        slots.setInt(1, 1);

        assertThat(slots.batchReplayable()).isFalse();
        assertThat(slots.replayable()).isTrue();

        slots.clearBatch();
        assertThat(slots.batchReplayable()).isTrue();
    }

    @Test
    void noStreamAndNoLargeObjectIsAsReplayableAsAnyNull() {
        slots.setBlob(1, (Blob) null);

        assertThat(slots.replayable()).isTrue();
    }

    private List<List<@Nullable Object>> replayed() throws SQLException {
        slots.replayOn(target);
        return driver.taken();
    }

    private List<List<@Nullable Object>> replayedBatch() throws SQLException {
        slots.replayBatchesOn(target);
        return driver.taken();
    }
}
