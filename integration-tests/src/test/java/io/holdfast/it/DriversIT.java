package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That each run of the tests has the inner drivers that it is meant to have. */
@ExtendWith(ClusterExtension.class)
class DriversIT {

    @Test
    void theDriversAreThoseOfThisRun(DatabaseCluster cluster) throws SQLException {
        List<String> versions =
                List.of(System.getProperty("holdfast.it.drivers").split(" "));
        assertThat(version(InnerUrl.CONNECTOR_J, cluster)).contains(versions.get(0));
        assertThat(version(InnerUrl.MARIADB, cluster)).contains(versions.get(1));
        assertThat(version(InnerUrl.AWS_WRAPPER, cluster)).contains("Wrapper");
    }

    private static String version(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        try (Connection connection = driver.connect(cluster)) {
            return connection.getMetaData().getDriverVersion();
        }
    }
}
