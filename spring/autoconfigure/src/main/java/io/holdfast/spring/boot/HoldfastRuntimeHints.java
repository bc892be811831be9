package io.holdfast.spring.boot;

import io.holdfast.HoldfastDriver;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/** What a native image must keep for us beyond what core's own metadata names. Holds no state. */
final class HoldfastRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        ReflectionHints reflection = hints.reflection();
        reflection.registerType(HoldfastDriver.class, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
        for (String properties : DriverClassPostProcessor.PROPERTIES) {
            reflection.registerTypeIfPresent(loader, properties, MemberCategory.INVOKE_PUBLIC_METHODS);
        }
        reflection.registerTypeIfPresent(
                loader, "org.apache.tomcat.jdbc.pool.DataSourceProxy", type -> type.withField("pool"));
        for (String source : new String[] {"com.mysql.cj.jdbc.MysqlDataSource", "org.mariadb.jdbc.MariaDbDataSource"}) {
            reflection.registerTypeIfPresent(loader, source, type -> type.withMethod(
                    "getUrl", List.<TypeReference>of(), ExecutableMode.INVOKE));
        }
    }
}
