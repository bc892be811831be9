package io.holdfast.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Keeps a setter by index without boxing: primitives as the bits of a long, where two ints share one long, and up to
 * two objects.
 */
final class SlotMemory implements Memory {
    private static final ParameterSpec INDEX = parameter(TypeName.INT, "index");
    private static final List<ParameterSpec> SLOT = List.of(
            parameter(TypeName.BYTE, "op"),
            parameter(TypeName.LONG, "bits"),
            parameter(ClassName.OBJECT, "value"),
            parameter(ClassName.OBJECT, "extra"));

    @Override
    public List<MethodSpec> abstractMethods() {
        return List.of(MethodSpec.methodBuilder("remember")
                .addJavadoc("Keeps one call: {@code bits} holds its primitives, {@code value} and {@code extra} its"
                        + " objects.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addParameter(INDEX)
                .addParameters(SLOT)
                .build());
    }

    @Override
    public List<ParameterSpec> replayParameters() {
        List<ParameterSpec> parameters = new ArrayList<>(SLOT);
        parameters.add(0, INDEX);
        return parameters;
    }

    @Override
    public CodeBlock remember(String opCode, JdbcMethod setter) {
        Arguments arguments = new Arguments(setter);
        return CodeBlock.of(
                "remember(p0, $L, $L, $L, $L)", opCode, arguments.bits(), arguments.object(0), arguments.object(1));
    }

    @Override
    public List<CodeBlock> recall(JdbcMethod setter) {
        Arguments arguments = new Arguments(setter);
        List<CodeBlock> recalled = new ArrayList<>(List.of(CodeBlock.of("index")));
        List<TypeMirror> types = setter.parameterTypes();
        for (int i = 1; i < types.size(); i++) {
            recalled.add(arguments.recall(i, types.get(i)));
        }
        return recalled;
    }

    private static ParameterSpec parameter(TypeName type, String name) {
        return ParameterSpec.builder(type, name).build();
    }

    /** The arguments of a setter after the index, by kind. */
    private static final class Arguments {
        private final List<Integer> primitives = new ArrayList<>();
        private final List<Integer> objects = new ArrayList<>();
        private final List<TypeMirror> types;

        Arguments(JdbcMethod setter) {
            types = setter.parameterTypes();
            for (int i = 1; i < types.size(); i++) {
                (types.get(i).getKind().isPrimitive() ? primitives : objects).add(i);
            }
            boolean twoInts = primitives.size() == 2
                    && primitives.stream().allMatch(i -> types.get(i).getKind() == TypeKind.INT);
            boolean fits = primitives.size() < 2 || twoInts;
            if (!fits || objects.size() > 2) {
                throw new UnsupportedSetterException(setter);
            }
        }

        CodeBlock object(int position) {
            return CodeBlock.of(position < objects.size() ? JdbcMethod.parameterName(objects.get(position)) : "null");
        }

        CodeBlock bits() {
            if (primitives.isEmpty()) {
                return CodeBlock.of("0");
            }
            String first = JdbcMethod.parameterName(primitives.get(0));
            if (primitives.size() == 2) {
                String second = JdbcMethod.parameterName(primitives.get(1));
                return CodeBlock.of("((long) $L << 32) | ($L & 0xFFFFFFFFL)", first, second);
            }
            return switch (types.get(primitives.get(0)).getKind()) {
                case BOOLEAN -> CodeBlock.of("$L ? 1 : 0", first);
                case FLOAT -> CodeBlock.of("$T.floatToRawIntBits($L)", Float.class, first);
                case DOUBLE -> CodeBlock.of("$T.doubleToRawLongBits($L)", Double.class, first);
                default -> CodeBlock.of("$L", first);
            };
        }

        CodeBlock recall(int argument, TypeMirror type) {
            if (!type.getKind().isPrimitive()) {
                String field = objects.indexOf(argument) == 0 ? "value" : "extra";
                return TypeName.get(type).equals(ClassName.OBJECT)
                        ? CodeBlock.of(field)
                        : CodeBlock.of("($T) $L", type, field);
            }
            if (primitives.size() == 2 && primitives.get(0) == argument) {
                return CodeBlock.of("(int) (bits >> 32)");
            }
            return switch (type.getKind()) {
                case BOOLEAN -> CodeBlock.of("bits != 0");
                case FLOAT -> CodeBlock.of("$T.intBitsToFloat((int) bits)", Float.class);
                case DOUBLE -> CodeBlock.of("$T.longBitsToDouble(bits)", Double.class);
                case LONG -> CodeBlock.of("bits");
                default -> CodeBlock.of("($T) bits", type);
            };
        }
    }
}
