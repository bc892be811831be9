package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds {@code docs/peers.md} to the tests that it names. */
class PeersPageTest {

    private static final String HERE = PeersPageTest.class.getPackageName();

    /** Classes that are about the peers and nothing else: all their tests belong on the page. */
    private static final List<String> ABOUT_PEERS = List.of("PeerDefectsIT", "CompetitorDefectsIT");

    private static final Set<String> NAMED = new TreeSet<>();

    @BeforeAll
    static void readPage() throws IOException {
        for (String line : Files.readAllLines(Path.of("..", "docs", "peers.md"))) {
            if (line.startsWith("|")) {
                Pattern.compile("`(\\w+IT\\.\\w+)`")
                        .matcher(line)
                        .results()
                        .map(found -> found.group(1))
                        .forEach(NAMED::add);
            }
        }
    }

    @Test
    void everyTestThatIsNamedIsThere() {
        assertThat(NAMED).isNotEmpty().allSatisfy(name -> {
            String[] parts = name.split("\\.");
            assertThat(tests(parts[0])).contains(parts[1]);
        });
    }

    @Test
    void everyDefectThatIsTestedIsNamed() {
        for (String type : ABOUT_PEERS) {
            assertThat(tests(type))
                    .isNotEmpty()
                    .allSatisfy(test -> assertThat(NAMED).contains(type + "." + test));
        }
    }

    private static List<String> tests(String type) {
        return Stream.of(HERE, HERE + ".faults")
                .flatMap(where -> find(where + "." + type))
                .flatMap(found -> Arrays.stream(found.getDeclaredMethods()))
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .map(Method::getName)
                .toList();
    }

    private static Stream<Class<?>> find(String name) {
        try {
            return Stream.of(Class.forName(name, false, PeersPageTest.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Stream.empty(); // it is in the other package
        }
    }
}
