package io.holdfast.jdbc;

import static io.holdfast.jdbc.StatementCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallParameterSlotsTest {
    private final CallParameterSlots slots = new CallParameterSlots();
    private final StatementCalls driver = new StatementCalls();
    private final CallableStatement target = driver.as(CallableStatement.class);

    static Stream<Method> setters() {
        return Stream.of(CallableStatement.class.getDeclaredMethods())
                .filter(method ->
                        method.getName().startsWith("set") || method.getName().equals("registerOutParameter"));
    }

    @ParameterizedTest
    @MethodSource("setters")
    void everySetterIsReplayedWithTheSameArguments(Method setter) throws Exception {
        Object[] arguments = SampleArguments.of(setter);

        CallParameterSlots.class
                .getMethod(setter.getName(), setter.getParameterTypes())
                .invoke(slots, arguments);

        assertThat(replayed()).containsExactly(call(setter.getName(), arguments));
    }

    @Test
    void registersBeforeItSetsAndRegistersAgainOnlyWhatIsCurrent() throws SQLException {
        slots.setInt(1, 1);
        slots.registerOutParameter(2, Types.INTEGER);
        slots.registerOutParameter(2, Types.BIGINT);

        assertThat(replayed()).containsExactly(call("registerOutParameter", 2, Types.BIGINT), call("setInt", 1, 1));
    }

    @Test
    void theLastValueOfANameIsSetLast() throws SQLException {
        slots.setInt("a", 1);
        slots.setInt("A", 2);
        slots.setString("a", "3");

        assertThat(replayed()).containsExactly(call("setInt", "A", 2), call("setString", "a", "3"));
    }

    @Test
    void clearingForgetsValuesButNotRegistrations() throws SQLException {
        slots.registerOutParameter("out", Types.INTEGER);
        slots.setInt("in", 1);
        slots.clearParameters();

        assertThat(replayed()).containsExactly(call("registerOutParameter", "out", Types.INTEGER));
    }

    @Test
    void namesAndIndexesTogetherAreNotReplayable() {
        slots.setInt("a", 1);
        assertThat(slots.replayable()).isTrue();

        slots.setInt(1, 2);
        assertThat(slots.replayable()).isFalse();
    }

    @Test
    void aNamedStreamIsNotReplayable() {
        slots.setCharacterStream("a", new StringReader(""));

        assertThat(slots.replayable()).isFalse();
    }

    @Test
    void aRowWithNamedValuesLosesTheBatch() {
        slots.setInt("a", 1);
        slots.addBatch();

        assertThat(slots.hasBatch()).isTrue();
        assertThat(slots.batchReplayable()).isFalse();
    }

    private List<List<@Nullable Object>> replayed() throws SQLException {
        slots.replayOn(target);
        return driver.taken();
    }
}
