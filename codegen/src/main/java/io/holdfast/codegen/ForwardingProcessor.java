package io.holdfast.codegen;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Writes the classes and interfaces that {@code @Forwarding} and {@code @Recording} ask for.
 *
 * <p><b>The sandwich.</b> {@code @Forwarding(PreparedStatement.class) class StatementProxy} makes this processor write
 * {@code ForwardingPreparedStatement extends StatementProxy implements PreparedStatement}. Every second class of such a
 * chain is generated, so that what is written by hand for {@code Statement} serves its subtypes as well.
 *
 * <p><b>Rounds.</b> While its superclass is still to be generated, a class looks as if it inherited nothing. Generating
 * below it at that moment would write the inherited methods a second time and so hide the overrides of the hand-written
 * classes between. Such a class waits for a round in which its ancestors can be read.
 *
 * <p><b>Annotations are matched by name.</b> They live in core: the processor is on no class path and in no published
 * POM.
 */
@SupportedAnnotationTypes({ForwardingProcessor.FORWARDING, ForwardingProcessor.RECORDING})
public final class ForwardingProcessor extends AbstractProcessor {
    static final String FORWARDING = "io.holdfast.jdbc.Forwarding";
    static final String RECORDING = "io.holdfast.jdbc.Recording";

    /** Names, not elements: an element of an earlier round does not see what was generated since. */
    private final Set<String> waiting = new LinkedHashSet<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element annotated : round.getElementsAnnotatedWith(annotation)) {
                if (annotation.getQualifiedName().contentEquals(FORWARDING)) {
                    waiting.add(((TypeElement) annotated).getQualifiedName().toString());
                } else {
                    writeRecorder((TypeElement) annotated);
                }
            }
        }
        if (round.processingOver()) {
            waiting.forEach(name -> error("The superclass of " + name + " cannot be read", null));
        } else {
            List.copyOf(waiting).forEach(this::writeForwardingOnceReadable);
        }
        return false;
    }

    private void writeForwardingOnceReadable(String name) {
        TypeElement superclass = processingEnv.getElementUtils().getTypeElement(name);
        if (superclass == null || !ancestorsReadable(superclass)) {
            return;
        }
        waiting.remove(name);
        AnnotationReader annotation = AnnotationReader.of(superclass, FORWARDING);
        TypeElement recorder = annotation.type("recorder");
        for (TypeElement jdbc : annotation.types("value")) {
            write(superclass, () -> new ForwardingClass(processingEnv, superclass, jdbc, recorder).toTypeSpec());
        }
    }

    private void writeRecorder(TypeElement recorder) {
        for (TypeElement jdbc : AnnotationReader.of(recorder, RECORDING).types("value")) {
            write(recorder, () -> new RecorderInterface(processingEnv, recorder, jdbc).toTypeSpec());
        }
    }

    private static boolean ancestorsReadable(TypeElement type) {
        TypeMirror ancestor = type.getSuperclass();
        while (ancestor.getKind() == TypeKind.DECLARED) {
            ancestor = AnnotationReader.element(ancestor).getSuperclass();
        }
        return ancestor.getKind() == TypeKind.NONE;
    }

    private void write(TypeElement origin, Supplier<TypeSpec> source) {
        String packageName = processingEnv
                .getElementUtils()
                .getPackageOf(origin)
                .getQualifiedName()
                .toString();
        try {
            JavaFile.builder(packageName, source.get())
                    .indent("    ")
                    .skipJavaLangImports(true)
                    .build()
                    .writeTo(processingEnv.getFiler());
        } catch (IOException | UnsupportedSetterException e) {
            error(e.toString(), origin);
        }
    }

    private void error(String message, @Nullable Element where) {
        if (where == null) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message);
        } else {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, where);
        }
    }
}
