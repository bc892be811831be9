package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the proxies owe to the JDBC interfaces of the JDK that runs this test, which may be newer than the one they were
 * compiled for.
 */
class ForwardingContractTest {
    private static final Map<Class<?>, Class<?>> PROXIES = Map.of(
            Connection.class, ConnectionProxy.class,
            Statement.class, StatementProxy.class,
            PreparedStatement.class, PreparedStatementProxy.class,
            CallableStatement.class, CallableStatementProxy.class,
            ResultSet.class, ResultSetProxy.class,
            DatabaseMetaData.class, DatabaseMetaDataProxy.class);

    static Set<Map.Entry<Class<?>, Class<?>>> proxies() {
        return PROXIES.entrySet();
    }

    /** A default that is not forwarded runs on the wrapper, with an answer the driver knows nothing of. */
    @ParameterizedTest
    @MethodSource("proxies")
    void noMethodIsLeftToTheInterface(Map.Entry<Class<?>, Class<?>> pair) throws Exception {
        for (Method method : pair.getKey().getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                Method bound = pair.getValue().getMethod(method.getName(), method.getParameterTypes());
                assertThat(bound.getDeclaringClass()).as(bound.toString()).matches(type -> !type.isInterface());
                assertThat(bound.getReturnType()).as(bound.toString()).isEqualTo(method.getReturnType());
            }
        }
    }

    /** A handle of the driver would escape everything that the proxies do. */
    @ParameterizedTest
    @MethodSource("proxies")
    void handlesAreGivenOutByHandWrittenCode(Map.Entry<Class<?>, Class<?>> pair) throws Exception {
        for (Method method : pair.getKey().getMethods()) {
            boolean rowsOfMetaData =
                    pair.getKey() == DatabaseMetaData.class && method.getReturnType() == ResultSet.class;
            boolean handle = PROXIES.containsKey(method.getReturnType()) && !rowsOfMetaData;
            if (handle || method.getName().equals("unwrap")) {
                assertThat(owner(pair.getValue(), method.getName(), method.getParameterTypes()))
                        .as(method.toString())
                        .doesNotStartWith("Forwarding");
            }
        }
    }

    /** What is written by hand for a statement must not be hidden by what is generated for its subtypes. */
    @Test
    void generatedClassesRepeatNothingOfTheirAncestors() {
        assertThat(Stream.of(ForwardingPreparedStatement.class, ForwardingCallableStatement.class))
                .allSatisfy(generated -> {
                    for (Class<?> above = generated.getSuperclass();
                            above != JdbcObject.class;
                            above = above.getSuperclass()) {
                        assertThat(signatures(generated)).doesNotContainAnyElementsOf(signatures(above));
                    }
                });
    }

    @Test
    void statementOverridesServeAllStatements() throws Exception {
        for (String method : new String[] {"execute", "executeUpdate", "executeLargeUpdate", "executeQuery"}) {
            assertThat(owner(CallableStatementProxy.class, method, String.class))
                    .isEqualTo("StatementProxy");
        }
        for (String method : new String[] {"execute", "executeUpdate", "executeLargeUpdate", "executeQuery"}) {
            assertThat(owner(CallableStatementProxy.class, method)).isEqualTo("PreparedStatementProxy");
        }
    }

    /** Methods that JDK 26 has on Connection and that bind there by name and descriptor only. */
    @Test
    void jdbc45IsAnsweredByTheProxy() throws Exception {
        assertThat(ConnectionProxy.class.getMethod("enquoteLiteral", String.class))
                .satisfies(method -> assertIsOurs(method, String.class));
        assertThat(ConnectionProxy.class.getMethod("enquoteIdentifier", String.class, boolean.class))
                .satisfies(method -> assertIsOurs(method, String.class));
        assertThat(ConnectionProxy.class.getMethod("enquoteNCharLiteral", String.class))
                .satisfies(method -> assertIsOurs(method, String.class));
        assertThat(ConnectionProxy.class.getMethod("isSimpleIdentifier", String.class))
                .satisfies(method -> assertIsOurs(method, boolean.class));
    }

    private static void assertIsOurs(Method method, Class<?> returned) {
        assertThat(method.getDeclaringClass().isInterface()).isFalse();
        assertThat(method.getReturnType()).isEqualTo(returned);
        assertThat(method.getExceptionTypes()).containsExactly(SQLException.class);
    }

    private static String owner(Class<?> proxy, String method, Class<?>... parameters) throws NoSuchMethodException {
        return proxy.getMethod(method, parameters).getDeclaringClass().getSimpleName();
    }

    private static Set<String> signatures(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(method -> method.getName() + Arrays.toString(method.getParameterTypes()))
                .collect(Collectors.toSet());
    }
}
