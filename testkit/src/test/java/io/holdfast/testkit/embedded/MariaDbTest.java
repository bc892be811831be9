package io.holdfast.testkit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the servers come from. */
class MariaDbTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux",
        "Linux, x86_64, linux",
        "Mac OS X, aarch64, osx",
        "Windows 11, amd64, winx64",
        "Windows Server 2022, amd64, winx64"
    })
    void areInTheJarForThesePlatforms(String os, String processor, String platform) {
        assertThat(MariaDb.platform(os, processor)).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource({"Linux, aarch64", "Mac OS X, x86_64", "Windows 11, aarch64", "FreeBSD, amd64", "Darwin, aarch64"})
    void areNotThereForOthersAndItSaysWhatToDo(String os, String processor) {
        assertThatThrownBy(() -> MariaDb.platform(os, processor))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(os + " on " + processor)
                .hasMessageContaining("Linux on amd64, macOS on aarch64 and Windows on amd64")
                .hasMessageContaining("-D" + MariaDb.PROPERTY);
    }

    @ParameterizedTest
    @CsvSource({
        "bin/mariadbd, share, mariadb",
        "sbin/mariadbd, share/mysql, mysql",
        "libexec/mariadbd, share/mariadb, mariadb",
        "bin/mysqld.exe, share, mariadb"
    })
    void areFoundInAnInstallation(String program, String share, String scripts, @TempDir Path home) throws IOException {
        make(home.resolve(program));
        Path tables = make(home.resolve(share).resolve(scripts + "_system_tables.sql"));
        Path data = make(home.resolve(share).resolve(scripts + "_system_tables_data.sql"));
        assertThat(MariaDb.in(home, "a test"))
                .isEqualTo(new MariaDb(home, home.resolve(program), home.resolve(share), List.of(tables, data)));
    }

    @Test
    void sayWhatIsMissingInAnInstallation(@TempDir Path home) throws IOException {
        assertThatThrownBy(() -> MariaDb.in(home, "a test"))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(home.toString())
                .hasMessageContaining("a test")
                .hasMessageContaining("bin/mariadbd");
        make(home.resolve("bin/mariadbd"));
        make(home.resolve("share/mariadb_system_tables.sql"));
        assertThatThrownBy(() -> MariaDb.in(home, "a test"))
                .hasMessageContaining("mariadb_system_tables_data.sql")
                .hasMessageContaining("share/mysql");
    }

    @Test
    void sayWhatTheyMissOnThisMachine(@TempDir Path folder) throws IOException {
        Path program = make(folder.resolve("bin/mariadbd"));
        Files.writeString(program, "#!/bin/sh\necho 'libmissing.so.1: cannot open shared object file'\nexit 127\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        make(folder.resolve("share/mariadb_system_tables.sql"));
        make(folder.resolve("share/mariadb_system_tables_data.sql"));
        MariaDb broken = MariaDb.in(folder, "a test");
        Cache cache = new Cache(folder.resolve("cache"));
        assertThatThrownBy(() -> DataTemplate.of(broken, cache, line -> {}))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(program.toString())
                .hasMessageContaining("libmissing.so.1")
                .hasMessageContaining("-D" + MariaDb.PROPERTY);
    }

    private static Path make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
