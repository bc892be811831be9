package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.proxy.FaultProxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That work was done since the last commit is known, by whatever method it was done. */
@ExtendWith(EngineExtension.class)
class ExecutePathsIT {

    /** Those that have, or may have, committed in mid-transaction: it cannot be said that nothing was applied. */
    private static final Set<ExecutePath> MAY_HAVE_COMMITTED = EnumSet.of(
            ExecutePath.CALL,
            ExecutePath.CALL_UPDATE,
            ExecutePath.CALL_BATCH,
            ExecutePath.CALL_BY_TEXT,
            ExecutePath.TRANSACTION_BEGUN_IN_A_TRANSACTION,
            ExecutePath.DDL);

    /** Those after which the session may hold what no other has: the connection ends with it, and a pool makes a new one. */
    private static final Set<ExecutePath> MAY_HOLD_STATE = EnumSet.of(
            ExecutePath.CALL,
            ExecutePath.CALL_UPDATE,
            ExecutePath.CALL_BATCH,
            ExecutePath.CALL_BY_TEXT,
            ExecutePath.AUTOCOMMIT_SWITCHED_BY_TEXT);

    /** What the AWS wrapper refuses to do, not implemented. */
    private static final Set<ExecutePath> NOT_WITH_AWS = EnumSet.of(
            ExecutePath.LARGE_UPDATE,
            ExecutePath.LARGE_UPDATE_WITH_KEYS,
            ExecutePath.LARGE_UPDATE_WITH_COLUMN_INDEXES,
            ExecutePath.LARGE_UPDATE_WITH_COLUMN_NAMES,
            ExecutePath.LARGE_BATCH,
            ExecutePath.PREPARED_LARGE_BATCH);

    static Stream<Arguments> paths() {
        return Arrays.stream(InnerUrl.values())
                .flatMap(driver -> Arrays.stream(ExecutePath.values())
                        .filter(path -> driver != InnerUrl.AWS_WRAPPER || !NOT_WITH_AWS.contains(path))
                        .map(path -> Arguments.of(driver, path)));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void whatWasDoneIsNotForgotten(InnerUrl driver, ExecutePath path, DatabaseCluster cluster) throws SQLException {
        Rows rows = prepared(path, cluster);
        try (Connection connection = driver.connect(cluster, path.options())) {
            connection.setAutoCommit(false);
            path.work(connection, rows, 1);
            proxy(cluster).reset();

            lost(path, () -> rows.count(connection));
            if (MAY_HOLD_STATE.contains(path)) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(connection::commit)
                        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("08003"));
                connection.rollback();
                assertThat(connection.isClosed()).isTrue();
                assertThat(rows.stored()).isEqualTo(path.storedBefore());
            } else {
                lost(path, connection::commit);
                connection.rollback();
                assertThat(rows.stored()).isEqualTo(path.storedBefore());
                rows.insert(connection, 7);
                connection.rollback();
                rows.insert(connection, 8);
                connection.commit();
            }
        }
    }

    /** A commit that was in flight is in doubt only if there was something to commit. */
    @ParameterizedTest
    @MethodSource("paths")
    void whatWasDoneIsInDoubtWithItsCommit(InnerUrl driver, ExecutePath path, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = prepared(path, cluster);
        try (Connection connection = driver.connect(cluster, path.options())) {
            connection.setAutoCommit(false);
            path.work(connection, rows, 1);
            proxy(cluster).cutAfterCommit();

            Thrown.unknown(connection::commit);
            assertThat(rows.stored()).isEqualTo(path.stored(1));
        }
    }

    private static void lost(ExecutePath path, Thrown.Call call) {
        SQLException unused = MAY_HAVE_COMMITTED.contains(path) ? Thrown.unknown(call) : Thrown.notApplied(call);
    }

    private static Rows prepared(ExecutePath path, DatabaseCluster cluster) {
        Rows rows = Rows.in(cluster);
        String database = cluster.database() + ".";
        cluster.writer().execute("INSERT INTO " + database + rows.table + " (id) VALUES (0)");
        if (path.calls()) {
            cluster.writer()
                    .execute("CREATE PROCEDURE " + database + "p_" + rows.table + "(i INT) INSERT INTO " + rows.table
                            + " (id) VALUES (i)");
        }
        return rows;
    }

    private static FaultProxy proxy(DatabaseCluster cluster) {
        return cluster.writer().proxy();
    }
}
