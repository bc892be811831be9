package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.HoldfastDriver;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What core asks a native image to keep is there: with all the pools on the class path, each type and method is looked for. */
class NativeImageIT {

    private static final String METADATA = "META-INF/native-image/io.holdfast/holdfast-jdbc/reachability-metadata.json";

    @Test
    void everythingThatIsNamedExists() throws Exception {
        JsonNode entries;
        try (InputStream file = HoldfastDriver.class.getClassLoader().getResourceAsStream(METADATA)) {
            entries = JsonMapper.shared().readTree(file).get("reflection");
        }
        List<String> types = new ArrayList<>();
        for (JsonNode entry : entries) {
            Class<?> type = Class.forName(entry.get("type").asString());
            types.add(type.getName());
            JsonNode condition = entry.get("condition");
            if (condition != null) {
                assertThat(Class.forName(condition.get("typeReached").asString(), false, type.getClassLoader()))
                        .isNotNull();
            }
            for (JsonNode method : entry.path("methods")) {
                assertThat(executable(type, method)).isNotNull();
            }
        }
        assertThat(types).contains(HoldfastDriver.class.getName()).doesNotHaveDuplicates();
    }

    private static Executable executable(Class<?> type, JsonNode method) throws ReflectiveOperationException {
        List<Class<?>> parameters = new ArrayList<>();
        for (JsonNode parameter : method.get("parameterTypes")) {
            parameters.add(Class.forName(parameter.asString()));
        }
        Class<?>[] types = parameters.toArray(new Class<?>[0]);
        String name = method.get("name").asString();
        if (name.equals("<init>")) {
            return type.getDeclaredConstructor(types);
        }
        return Arrays.stream(type.getMethods())
                .filter(each -> each.getName().equals(name) && Arrays.equals(each.getParameterTypes(), types))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(type.getName() + "." + name));
    }
}
