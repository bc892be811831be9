package io.holdfast.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Writes one {@code XRecorder}: a setter of the same signature for every setter of X, which hands its arguments to an
 * abstract {@code remember}, and the way back, a {@code replay} that finds the setter by its op code. Both come from
 * one list, so no op code can mean two methods.
 */
final class RecorderInterface {
    private final TypeElement origin;
    private final TypeElement jdbc;
    private final Map<String, JdbcMethod> setters;
    private final Memory memory;

    RecorderInterface(ProcessingEnvironment env, TypeElement origin, TypeElement jdbc) {
        this.origin = origin;
        this.jdbc = jdbc;
        List<JdbcMethod> found = JdbcMethod.allOf(jdbc, env).stream()
                .filter(method -> Recorded.isSetter(method, jdbc))
                .toList();
        boolean indexed = found.stream().allMatch(Recorded::isIndexed);
        this.setters = named(found, indexed ? 1 : 0);
        this.memory = indexed ? new SlotMemory() : new CallMemory();
    }

    TypeSpec toTypeSpec() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(jdbc.getSimpleName() + "Recorder")
                .addOriginatingElement(origin)
                .addJavadoc(
                        "Takes the setters of {@link $T} as data. An op code stands for one setter; none is 0.\n", jdbc)
                .addAnnotations(GeneratedCode.marks(origin))
                .addAnnotation(GeneratedCode.SUPPRESS_DEPRECATION);
        byte op = 0;
        for (String name : setters.keySet()) {
            op++;
            type.addField(FieldSpec.builder(TypeName.BYTE, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$L", op)
                    .build());
        }
        type.addMethods(memory.abstractMethods());
        setters.forEach((name, setter) -> type.addMethod(setter.head()
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .addStatement(memory.remember(name, setter))
                .build()));
        return type.addMethod(replay()).build();
    }

    private MethodSpec replay() {
        MethodSpec.Builder replay = MethodSpec.methodBuilder("replay")
                .addJavadoc("Calls the setter that the op code stands for, with the arguments remembered.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(ClassName.get(jdbc), "target")
                .addParameters(memory.replayParameters())
                .addException(SQLException.class)
                .beginControlFlow("switch (op)");
        setters.forEach((name, setter) -> replay.addStatement(
                "case $L ->$Wtarget.$L($L)", name, setter.name(), CodeBlock.join(memory.recall(setter), ", ")));
        return replay.addStatement("default -> throw new $T($S + op)", IllegalArgumentException.class, "No setter: ")
                .endControlFlow()
                .build();
    }

    /** Names the op codes: {@code SET_INT} where that is clear, else with the types that tell overloads apart. */
    private static Map<String, JdbcMethod> named(List<JdbcMethod> setters, int commonTypes) {
        List<String> names = setters.stream().map(JdbcMethod::name).toList();
        Map<String, JdbcMethod> named = new LinkedHashMap<>();
        for (JdbcMethod setter : setters) {
            String name = constant(setter.name());
            if (Collections.frequency(names, setter.name()) > 1) {
                name += setter.parameterTypes().stream()
                        .skip(commonTypes)
                        .map(type -> "_" + constant(simpleName(type.toString())))
                        .collect(Collectors.joining());
            }
            named.put(name, setter);
        }
        return named;
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1).replace("[]", "s");
    }

    private static String constant(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
