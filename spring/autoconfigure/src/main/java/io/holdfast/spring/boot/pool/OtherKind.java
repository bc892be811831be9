package io.holdfast.spring.boot.pool;

import java.lang.reflect.Method;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.util.ReflectionUtils;

/** Everything else, such as the drivers' own data sources: what a getter for the URL says, if there is one. */
final class OtherKind extends DataSourceKind<DataSource> {

    private static final List<String> GETTERS = List.of("getJdbcUrl", "getUrl", "getURL");

    OtherKind() {
        super(DataSource.class);
    }

    @Override
    Target target(DataSource source) {
        if (source instanceof EmbeddedDatabase) {
            return Target.at("jdbc:embedded:", null, false);
        }
        for (String name : GETTERS) {
            Method getter = ReflectionUtils.findMethod(source.getClass(), name);
            if (getter != null && getter.getReturnType() == String.class) {
                return Target.at(read(getter, source), null, false);
            }
        }
        return Target.UNKNOWN;
    }

    private static @Nullable String read(Method getter, DataSource source) {
        try {
            ReflectionUtils.makeAccessible(getter);
            return (String) getter.invoke(source);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null; // it does not tell
        }
    }
}
