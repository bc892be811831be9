package io.holdfast.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Writes one {@code ForwardingX}: the superclass's methods stay, the rest goes to {@code delegate()}.
 *
 * <p>Some methods are left abstract on purpose, so that whoever forgets one gets a compile error: those that return a
 * JDBC handle (a forward would leak the driver's own object), {@code unwrap} and {@code isWrapperFor}, and those that
 * throw a subclass of {@code SQLException} only and thus cannot throw what {@code onError} returns.
 */
final class ForwardingClass {
    private static final ClassName CONNECTION = ClassName.get(Connection.class);
    private static final ClassName CALLABLE = ClassName.get(CallableStatement.class);
    private static final ClassName META_DATA = ClassName.get(DatabaseMetaData.class);

    private final ProcessingEnvironment env;
    private final TypeElement superclass;
    private final TypeElement jdbc;
    private final @Nullable TypeElement recorder;

    ForwardingClass(
            ProcessingEnvironment env, TypeElement superclass, TypeElement jdbc, @Nullable TypeElement recorder) {
        this.env = env;
        this.superclass = superclass;
        this.jdbc = jdbc;
        this.recorder = recorder;
    }

    TypeSpec toTypeSpec() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Forwarding" + jdbc.getSimpleName())
                .addOriginatingElement(superclass)
                .addJavadoc("""
                        Forwards {@link $T} to {@link #delegate()} and sends every failure through {@link #onError}.
                        What has to be wrapped or decided is left to the subclass.
                        """, jdbc)
                .addAnnotations(GeneratedCode.marks(superclass))
                .addAnnotation(GeneratedCode.SUPPRESS_DEPRECATION)
                .addModifiers(Modifier.ABSTRACT)
                .superclass(TypeName.get(superclass.asType()))
                .addSuperinterface(TypeName.get(jdbc.asType()));

        constructors().forEach(type::addMethod);
        // Getting hold of the delegate may mean making it anew, which may fail.
        type.addMethod(
                accessor("delegate", jdbc).addException(SQLException.class).build());
        if (recorder != null) {
            type.addMethod(accessor("parameters", recorder).build());
        }
        if (isCallable()) {
            // What a call has left behind stays with the delegate that ran it.
            type.addMethod(accessor("outParameters", jdbc)
                    .addException(SQLException.class)
                    .build());
        }
        if (wrapsRows()) {
            type.addType(rowsQuery());
            type.addMethod(MethodSpec.methodBuilder("rows")
                    .addModifiers(Modifier.ABSTRACT)
                    .addParameter(ClassName.get("", "RowsQuery"), "query")
                    .addException(SQLException.class)
                    .returns(ResultSet.class)
                    .build());
        }
        Set<String> implemented = JdbcMethod.implementedBy(superclass, env);
        for (JdbcMethod method : JdbcMethod.allOf(jdbc, env)) {
            if (!implemented.contains(method.signature()) && isForwarded(method)) {
                type.addMethod(forward(method));
            }
        }
        if (TypeName.get(jdbc.asType()).equals(CONNECTION)) {
            Jdbc45.missingFrom(jdbc, env).forEach(type::addMethod);
        }
        return type.build();
    }

    /** The superclass's constructors, passed through; none where it has only the default one. */
    private List<MethodSpec> constructors() {
        return ElementFilter.constructorsIn(superclass.getEnclosedElements()).stream()
                .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
                .filter(constructor -> !constructor.getParameters().isEmpty())
                .map(ForwardingClass::passThrough)
                .toList();
    }

    private static MethodSpec passThrough(ExecutableElement constructor) {
        MethodSpec.Builder copy = MethodSpec.constructorBuilder()
                .addExceptions(
                        constructor.getThrownTypes().stream().map(TypeName::get).toList());
        List<String> names = new ArrayList<>();
        for (VariableElement parameter : constructor.getParameters()) {
            String name = JdbcMethod.parameterName(names.size());
            copy.addParameter(TypeName.get(parameter.asType()), name);
            names.add(name);
        }
        return copy.addStatement("super($L)", String.join(", ", names)).build();
    }

    private boolean isForwarded(JdbcMethod method) {
        return method.throwsSqlException() && (!method.returnsHandle() || isRows(method)) && !method.isUnwrapping();
    }

    private boolean isCallable() {
        return TypeName.get(jdbc.asType()).equals(CALLABLE);
    }

    private boolean readsOutParameters(JdbcMethod method) {
        boolean reads = method.name().startsWith("get") || method.name().equals("wasNull");
        return isCallable() && method.owner().equals(jdbc) && reads;
    }

    /** What reads rows of metadata; a query like others, which the subclass may run again. */
    private static TypeSpec rowsQuery() {
        return TypeSpec.interfaceBuilder("RowsQuery")
                .addAnnotation(FunctionalInterface.class)
                .addMethod(MethodSpec.methodBuilder("run")
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .addException(SQLException.class)
                        .returns(ResultSet.class)
                        .build())
                .build();
    }

    /** Metadata has some 25 methods that return rows, and all of them are run and wrapped in the same way. */
    private boolean wrapsRows() {
        return TypeName.get(jdbc.asType()).equals(META_DATA);
    }

    private boolean isRows(JdbcMethod method) {
        return wrapsRows() && TypeName.get(method.element().getReturnType()).equals(ClassName.get(ResultSet.class));
    }

    private static MethodSpec.Builder accessor(String name, TypeElement type) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.ABSTRACT).returns(TypeName.get(type.asType()));
    }

    private MethodSpec forward(JdbcMethod method) {
        MethodSpec.Builder body = method.head()
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addExceptions(method.element().getThrownTypes().stream()
                        .map(TypeName::get)
                        .toList());
        String call = method.name() + "(" + method.arguments() + ")";
        if (isRows(method)) {
            return body.addStatement("return rows(() -> delegate()." + call + ")")
                    .build();
        }
        String target = readsOutParameters(method) ? "outParameters()." : "delegate().";
        String forward = (method.isVoid() ? "" : "return ") + target + call;
        body.beginControlFlow("try").addStatement(forward);
        if (recorder != null && Recorded.isRecorded(method, jdbc)) {
            body.addStatement("parameters().$L", call);
        }
        return body.nextControlFlow("catch ($T e)", SQLException.class)
                .addStatement("throw onError(e)")
                .endControlFlow()
                .build();
    }

    /**
     * What JDBC 4.5 (JDK 26) adds to {@code Connection}, as defaults that would run on the wrapper and assume that
     * {@code "} quotes identifiers. A class compiled for 17 cannot override them by annotation, but a method of the
     * same name and descriptor binds there. {@code Statement} has had the same methods since JDBC 4.3.
     */
    private static final class Jdbc45 {
        private static final List<MethodSpec> METHODS = List.of(
                viaStatement("enquoteIdentifier", String.class, String.class, boolean.class),
                viaStatement("enquoteLiteral", String.class, String.class),
                viaStatement("enquoteNCharLiteral", String.class, String.class),
                viaStatement("isSimpleIdentifier", boolean.class, String.class));

        static List<MethodSpec> missingFrom(TypeElement jdbc, ProcessingEnvironment env) {
            List<String> present =
                    JdbcMethod.allOf(jdbc, env).stream().map(JdbcMethod::name).toList();
            return METHODS.stream()
                    .filter(method -> !present.contains(method.name()))
                    .toList();
        }

        private static MethodSpec viaStatement(String name, Class<?> returned, Class<?>... parameters) {
            MethodSpec.Builder method =
                    MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(returned);
            for (int i = 0; i < parameters.length; i++) {
                method.addParameter(parameters[i], JdbcMethod.parameterName(i));
            }
            String arguments = parameters.length == 1 ? "p0" : "p0, p1";
            return method.addException(SQLException.class)
                    .addComment("Overrides a default of JDBC 4.5 by its signature; JDBC 4.3 has it on Statement.")
                    .beginControlFlow("try ($T statement = delegate().createStatement())", Statement.class)
                    .addStatement("return statement.$L($L)", name, arguments)
                    .nextControlFlow("catch ($T e)", SQLException.class)
                    .addStatement("throw onError(e)")
                    .endControlFlow()
                    .build();
        }
    }
}
