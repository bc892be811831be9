package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.HoldfastOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What editors know of the properties is written from the options; {@code -Dholdfast.docs.write=true} writes it anew. */
class ConfigurationMetadataTest {

    private static final Path FILE = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");

    @Test
    void theMetadataSaysWhatThePropertiesAre() throws IOException {
        if (Boolean.getBoolean("holdfast.docs.write")) {
            Files.writeString(FILE, metadata());
        }
        assertThat(Files.readString(FILE)).isEqualTo(metadata());
    }

    private static String metadata() {
        Stream<String> switches = Stream.of(
                property("holdfast.enabled", "java.lang.Boolean", "Whether to put Holdfast into the application's data sources.", "true"),
                property(
                        "holdfast.include",
                        "java.util.Set<java.lang.String>",
                        "Names of the data source beans to protect, '*' standing for any text. Empty: all that lead to MySQL or"
                                + " MariaDB.",
                        null),
                property(
                        "holdfast.exclude",
                        "java.util.Set<java.lang.String>",
                        "Names of data source beans to leave alone, '*' standing for any text.",
                        null));
        Stream<String> options = Arrays.stream(HoldfastOption.values()).map(ConfigurationMetadataTest::property);
        Stream<String> actuator = Stream.of(
                property(
                        "management.endpoint.holdfast.access",
                        "org.springframework.boot.actuate.endpoint.Access",
                        "Permitted level of access for the holdfast endpoint.",
                        quoted("unrestricted")),
                property(
                        "management.endpoint.holdfast.cache.time-to-live",
                        "java.time.Duration",
                        "Maximum time that a response can be cached.",
                        quoted("0ms")),
                property(
                        "management.health.holdfast.enabled",
                        "java.lang.Boolean",
                        "Whether to enable the health check of Holdfast.",
                        "true"));
        String properties = Stream.of(switches, options, actuator)
                .flatMap(Function.identity())
                .collect(Collectors.joining(",\n"));
        String hints = Arrays.stream(HoldfastOption.values())
                .filter(option -> !option.choices().isEmpty())
                .map(option -> hint(option.choices(), HoldfastSettings.property(option)))
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "groups": [
                    {"name": "holdfast"}
                  ],
                  "properties": [
                %s
                  ],
                  "hints": [
                %s
                  ]
                }
                """.formatted(properties, hints);
    }

    private static String property(HoldfastOption option) {
        String type =
                switch (option.type()) {
                    case DURATION -> "java.time.Duration";
                    case INTEGER -> "java.lang.Integer";
                    case CHOICE, TEXT, SECRET, PATTERN -> "java.lang.String";
                };
        String value = option.defaultValue();
        String json = option.type() == HoldfastOption.Type.INTEGER ? value : quoted(value);
        return property(
                HoldfastSettings.property(option), type, option.description(), value.isEmpty() ? null : json);
    }

    private static String property(String name, String type, String description, @Nullable String defaultJson) {
        return "    {\n      \"name\": " + quoted(name) + ",\n      \"type\": " + quoted(type)
                + ",\n      \"description\": " + quoted(description)
                + (defaultJson == null ? "" : ",\n      \"defaultValue\": " + defaultJson) + "\n    }";
    }

    private static String hint(List<String> choices, String name) {
        return "    {\n      \"name\": " + quoted(name) + ",\n      \"values\": ["
                + choices.stream().map(choice -> "{\"value\": " + quoted(choice) + "}").collect(Collectors.joining(", "))
                + "]\n    }";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
