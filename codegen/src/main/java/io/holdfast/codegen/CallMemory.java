package io.holdfast.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/** Keeps a call as its arguments in an array: for the setters of stored procedures, which are many and seldom used. */
final class CallMemory implements Memory {
    private static final ParameterSpec OP =
            ParameterSpec.builder(TypeName.BYTE, "op").build();
    private static final ParameterSpec CALL =
            ParameterSpec.builder(Object[].class, "call").build();

    @Override
    public List<MethodSpec> abstractMethods() {
        return List.of(
                remembering("rememberRegistration", "Keeps the registration of an OUT parameter."),
                remembering("rememberValue", "Keeps the value of a parameter."));
    }

    private static MethodSpec remembering(String name, String what) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(what + " The first argument says which one: by name, or by index.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addParameter(OP)
                .addParameter(CALL)
                .varargs()
                .build();
    }

    @Override
    public CodeBlock remember(String opCode, JdbcMethod setter) {
        String method = Recorded.isRegistration(setter) ? "rememberRegistration" : "rememberValue";
        return CodeBlock.of("$L($L, $L)", method, opCode, setter.arguments());
    }

    @Override
    public List<ParameterSpec> replayParameters() {
        return List.of(OP, CALL);
    }

    @Override
    public List<CodeBlock> recall(JdbcMethod setter) {
        List<CodeBlock> recalled = new ArrayList<>();
        for (TypeMirror type : setter.parameterTypes()) {
            recalled.add(
                    TypeName.get(type).equals(ClassName.OBJECT)
                            ? CodeBlock.of("call[$L]", recalled.size())
                            : CodeBlock.of("($T) call[$L]", type, recalled.size()));
        }
        return recalled;
    }
}
