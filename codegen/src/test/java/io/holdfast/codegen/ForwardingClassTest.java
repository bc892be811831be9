package io.holdfast.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the generated classes do, seen from the hand-written ones of the fixtures. */
class ForwardingClassTest {
    private static final Set<Class<?>> HANDLES = Set.of(
            Connection.class,
            Statement.class,
            PreparedStatement.class,
            CallableStatement.class,
            ResultSet.class,
            DatabaseMetaData.class);

    @TempDir
    private static Path output;

    private static URLClassLoader loader;

    private final CallLog driver = new CallLog();

    @BeforeAll
    static void compile() {
        loader = Compilation.ofAll(output).loader();
    }

    @AfterAll
    static void close() throws Exception {
        loader.close();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Connection.class,
                Statement.class,
                PreparedStatement.class,
                CallableStatement.class,
                ResultSet.class,
                DatabaseMetaData.class
            })
    void onlyHandlesUnwrappingAndWhatThrowsOtherwiseIsLeftAbstract(Class<?> jdbc) throws Exception {
        Class<?> forwarding = load("Forwarding" + jdbc.getSimpleName());

        assertThat(forwarding.getMethods())
                .filteredOn(method -> Modifier.isAbstract(method.getModifiers()))
                .allMatch(method -> HANDLES.contains(method.getReturnType())
                        || !List.of(method.getExceptionTypes()).equals(List.of(SQLException.class)));
        assertThat(forwarding.getDeclaredMethods())
                .filteredOn(method -> !List.of("delegate", "outParameters").contains(method.getName()))
                .filteredOn(method -> !jdbc.equals(DatabaseMetaData.class)) // whose rows go through rows()
                .noneMatch(method -> HANDLES.contains(method.getReturnType()))
                .extracting(Method::getName)
                .doesNotContain("unwrap", "isWrapperFor", "toString", "equals", "hashCode");
    }

    @Test
    void everyDefaultOfTheInterfacesIsForwarded() throws Exception {
        assertThat(Stream.of(load("ConnectionProxy"), load("CallableStatementProxy"), load("ForwardingResultSet"))
                        .flatMap(type -> Stream.of(type.getMethods())))
                .filteredOn(Method::isDefault)
                .isEmpty();
    }

    @Test
    void whatWasWrittenForStatementServesItsSubtypes() throws Exception {
        Class<?> callable = load("CallableStatementProxy");

        assertThat(callable.getMethod("executeUpdate", String.class).getDeclaringClass())
                .isEqualTo(load("StatementProxy"));
        assertThat(callable.getMethod("executeUpdate").getDeclaringClass()).isEqualTo(load("PreparedStatementProxy"));
        assertThat(load("ForwardingPreparedStatement").getDeclaredMethods())
                .extracting(Method::getName)
                .contains("execute", "setInt")
                .doesNotContain("setQueryTimeout", "executeLargeBatch");
    }

    @Test
    void forwardsArgumentsAndAnswers() throws Exception {
        driver.answers.put("nativeSQL", "answer");

        assertThat(connection().nativeSQL("question")).isEqualTo("answer");
        assertThat(driver.calls).containsExactly("nativeSQL[question]");
    }

    @Test
    void sendsFailuresThroughOnError() throws Exception {
        SQLException failure = new SQLException("lost");
        driver.failure = failure;
        Connection connection = connection();

        assertThatThrownBy(connection::commit).isSameAs(failure);
        assertThat(load("JdbcObject").getField("seen").get(connection)).isSameAs(failure);
    }

    @Test
    void quotesAsJdbc45DoesButByAStatementOfTheDriver() throws Exception {
        CallLog statement = new CallLog();
        statement.answers.put("enquoteIdentifier", "`x`");
        driver.answers.put("createStatement", statement.as(Statement.class));
        Connection connection = connection();

        Method quoting = connection.getClass().getMethod("enquoteIdentifier", String.class, boolean.class);

        assertThat(quoting.invoke(connection, "x", true)).isEqualTo("`x`");
        assertThat(statement.calls).containsExactly("enquoteIdentifier[x, true]", "close[]");
    }

    @Test
    void remembersWhatTheDriverAccepted() throws Exception {
        CallableStatement statement = callableStatement();

        statement.setLong(2, -1);
        statement.setObject(1, "x", JDBCType.VARCHAR);
        statement.setString("name", null);
        statement.registerOutParameter(3, 4);
        statement.addBatch();
        statement.clearParameters();

        assertThat(remembered(statement))
                .containsExactly(
                        "2:-1:null:null",
                        "1:0:x:VARCHAR",
                        "value[name, null]",
                        "registration[3, 4]",
                        "addBatch",
                        "clearParameters");
    }

    @Test
    void doesNotRememberWhatTheDriverRefused() throws Exception {
        driver.failure = new SQLException("no such parameter");
        CallableStatement statement = callableStatement();

        assertThatThrownBy(() -> statement.setInt(9, 1)).isSameAs(driver.failure);
        assertThat(remembered(statement)).isEmpty();
    }

    @Test
    void settingsOfTheStatementAreNoParameters() throws Exception {
        CallableStatement statement = callableStatement();

        statement.setMaxRows(5);
        statement.setCursorName("c");

        assertThat(driver.calls).containsExactly("setMaxRows[5]", "setCursorName[c]");
        assertThat(remembered(statement)).isEmpty();
    }

    private Connection connection() throws Exception {
        return (Connection)
                load("ConnectionProxy").getConstructor(Connection.class).newInstance(driver.as(Connection.class));
    }

    private CallableStatement callableStatement() throws Exception {
        return (CallableStatement) load("CallableStatementProxy")
                .getConstructor(CallableStatement.class)
                .newInstance(driver.as(CallableStatement.class));
    }

    private static List<String> remembered(CallableStatement statement) throws Exception {
        Object parameters =
                load("CallableStatementProxy").getField("parameters").get(statement);
        List<?> log = (List<?>) load("ParameterSlots").getField("log").get(parameters);
        return log.stream().map(String::valueOf).toList();
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return loader.loadClass("io.holdfast.jdbc." + name);
    }
}
