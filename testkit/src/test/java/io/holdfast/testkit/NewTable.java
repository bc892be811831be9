package io.holdfast.testkit;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The table {@code holdfast.t} with a column {@code id}, made anew for a test. */
public final class NewTable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private NewTable() {}

    /** On the writer; every node has it when this returns, and not that of the test before, however much one lags from then on. */
    public static void make(DatabaseCluster cluster) {
        String mark = "table " + NUMBER.incrementAndGet();
        cluster.writer().execute("DROP TABLE IF EXISTS holdfast.t");
        cluster.writer().execute("CREATE TABLE holdfast.t (id INT PRIMARY KEY) COMMENT='" + mark + "'");
        for (DatabaseNode node : cluster.nodes()) {
            await().ignoreExceptionsInstanceOf(ClusterException.class)
                    .untilAsserted(() -> assertThat(node.query("SELECT table_comment AS mark FROM"
                                    + " information_schema.tables WHERE table_schema='holdfast' AND table_name='t'"))
                            .isEqualTo(List.of(Map.of("mark", mark))));
        }
    }
}
