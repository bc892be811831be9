package io.holdfast.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * An instance method of a JDBC interface.
 *
 * <p>The order of members and the names of parameters differ from one JDK to the next, even at the same
 * {@code --release}. Methods are therefore sorted by signature and parameters called {@code p0, p1, …}: what is
 * generated, and so the released jar, must not depend on the JDK that built it.
 */
record JdbcMethod(TypeElement owner, ExecutableElement element, String signature) {
    private static final Set<TypeName> HANDLES = Stream.of(
                    Connection.class,
                    Statement.class,
                    PreparedStatement.class,
                    CallableStatement.class,
                    ResultSet.class,
                    DatabaseMetaData.class)
            .map(ClassName::get)
            .collect(Collectors.toUnmodifiableSet());
    private static final TypeName SQL_EXCEPTION = ClassName.get(SQLException.class);

    /** All instance methods that a class must have to implement the interface, sorted by signature. */
    static Collection<JdbcMethod> allOf(TypeElement jdbc, ProcessingEnvironment env) {
        return sorted(jdbc, env, method -> method.owner.getKind() == ElementKind.INTERFACE);
    }

    /** The signatures of the methods that a class declares or inherits from classes, and that have a body. */
    static Set<String> implementedBy(TypeElement type, ProcessingEnvironment env) {
        return sorted(
                        type,
                        env,
                        method -> method.owner.getKind() == ElementKind.CLASS
                                && !method.element.getModifiers().contains(Modifier.ABSTRACT))
                .stream()
                .map(JdbcMethod::signature)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Collection<JdbcMethod> sorted(
            TypeElement type, ProcessingEnvironment env, Predicate<JdbcMethod> chosen) {
        TreeMap<String, JdbcMethod> methods = new TreeMap<>();
        for (ExecutableElement method :
                ElementFilter.methodsIn(env.getElementUtils().getAllMembers(type))) {
            TypeElement owner = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
            JdbcMethod candidate = new JdbcMethod(owner, method, signature(method, env));
            if (!method.getModifiers().contains(Modifier.STATIC) && chosen.test(candidate)) {
                methods.merge(candidate.signature, candidate, (a, b) -> a.moreSpecific(b, env));
            }
        }
        return methods.values();
    }

    private static String signature(ExecutableElement method, ProcessingEnvironment env) {
        return method.getParameters().stream()
                .map(parameter -> env.getTypeUtils().erasure(parameter.asType()).toString())
                .collect(Collectors.joining(",", method.getSimpleName() + "(", ")"));
    }

    private JdbcMethod moreSpecific(JdbcMethod other, ProcessingEnvironment env) {
        return env.getTypeUtils().isSubtype(owner.asType(), other.owner.asType()) ? this : other;
    }

    String name() {
        return element.getSimpleName().toString();
    }

    boolean isVoid() {
        return element.getReturnType().getKind() == TypeKind.VOID;
    }

    /** Whether the method gives out an object that belongs to the connection and must be wrapped. */
    boolean returnsHandle() {
        return HANDLES.contains(TypeName.get(element.getReturnType()));
    }

    boolean isUnwrapping() {
        return signature.equals("unwrap(java.lang.Class)") || signature.equals("isWrapperFor(java.lang.Class)");
    }

    boolean throwsSqlException() {
        return element.getThrownTypes().stream().map(TypeName::get).anyMatch(SQL_EXCEPTION::equals);
    }

    List<TypeMirror> parameterTypes() {
        List<TypeMirror> types = new ArrayList<>();
        element.getParameters().forEach(parameter -> types.add(parameter.asType()));
        return types;
    }

    String arguments() {
        return IntStream.range(0, element.getParameters().size())
                .mapToObj(JdbcMethod::parameterName)
                .collect(Collectors.joining(", "));
    }

    static String parameterName(int position) {
        return "p" + position;
    }

    /** The method's head, without modifiers, annotations, exceptions and body. */
    MethodSpec.Builder head() {
        MethodSpec.Builder head = MethodSpec.methodBuilder(name()).returns(TypeName.get(element.getReturnType()));
        element.getTypeParameters().forEach(variable -> head.addTypeVariable(TypeVariableName.get(variable)));
        List<TypeMirror> types = parameterTypes();
        for (int i = 0; i < types.size(); i++) {
            head.addParameter(ParameterSpec.builder(TypeName.get(types.get(i)), parameterName(i))
                    .build());
        }
        return head;
    }
}
