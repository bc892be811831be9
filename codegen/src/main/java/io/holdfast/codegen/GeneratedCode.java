package io.holdfast.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** The annotations that every generated type carries. */
final class GeneratedCode {
    /** Some JDBC methods are deprecated and must be forwarded all the same. */
    static final AnnotationSpec SUPPRESS_DEPRECATION = AnnotationSpec.builder(SuppressWarnings.class)
            .addMember("value", "$S", "deprecation")
            .build();

    /** By name: JSpecify is no part of the processor path. */
    private static final ClassName NULL_UNMARKED = ClassName.get("org.jspecify.annotations", "NullUnmarked");

    private GeneratedCode() {}

    /**
     * The own {@code @Generated} is kept in the class file, where JaCoCo looks for a name like it. JDBC does not say
     * what may be null, hence {@code @NullUnmarked}.
     */
    static List<AnnotationSpec> marks(TypeElement origin) {
        ClassName generated = ClassName.get(ClassName.get(origin).packageName(), "Generated");
        return List.of(
                AnnotationSpec.builder(generated).build(),
                AnnotationSpec.builder(NULL_UNMARKED).build());
    }
}
