package io.holdfast.codegen;

import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the class-valued elements of an annotation that is known by its name only. */
record AnnotationReader(AnnotationMirror annotation) {
    static AnnotationReader of(TypeElement annotated, String annotationName) {
        return annotated.getAnnotationMirrors().stream()
                .filter(mirror ->
                        element(mirror.getAnnotationType()).getQualifiedName().contentEquals(annotationName))
                .map(AnnotationReader::new)
                .findFirst()
                .orElseThrow();
    }

    /** The types of an element of type {@code Class<?>} or {@code Class<?>[]}. */
    List<TypeElement> types(String name) {
        Object value = value(name);
        if (value instanceof List<?> several) {
            return several.stream()
                    .map(one -> element((TypeMirror) ((AnnotationValue) one).getValue()))
                    .toList();
        }
        return value == null ? List.of() : List.of(element((TypeMirror) value));
    }

    /** The type an element names, or null where the annotation leaves it out. */
    @Nullable
    TypeElement type(String name) {
        return types(name).stream().findFirst().orElse(null);
    }

    private @Nullable Object value(String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return entry.getValue().getValue();
            }
        }
        return null;
    }

    static TypeElement element(TypeMirror type) {
        return (TypeElement) ((DeclaredType) type).asElement();
    }
}
