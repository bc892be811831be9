package io.holdfast.codegen;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The outcome of compiling sources of package {@code io.holdfast.jdbc} with the processor, as core is compiled. */
record Compilation(boolean succeeded, String messages, Path output) {
    private static final List<String> OPTIONS = List.of("--release", "17", "-Xlint:all,-processing", "-Werror");

    /** Compiles all fixtures: small hand-written classes for the places that core fills with the real ones. */
    static Compilation ofAll(Path output) {
        return of(output, fixtures());
    }

    static List<JavaFileObject> fixtures() {
        return Stream.of(
                        "Forwarding",
                        "Recording",
                        "Generated",
                        "JdbcObject",
                        "ConnectionProxy",
                        "StatementProxy",
                        "PreparedStatementProxy",
                        "CallableStatementProxy",
                        "ResultSetProxy",
                        "DatabaseMetaDataProxy",
                        "ParameterSlots",
                        "CallParameterSlots")
                .map(Compilation::fixture)
                .toList();
    }

    static Compilation of(Path output, List<JavaFileObject> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
            JavaCompiler.CompilationTask task = compiler.getTask(messages, files, null, OPTIONS, null, sources);
            task.setProcessors(List.of(new ForwardingProcessor()));
            return new Compilation(task.call(), messages.toString(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JavaFileObject fixture(String name) {
        try (var resource = Compilation.class.getResourceAsStream("/fixtures/" + name + ".java")) {
            if (resource == null) {
                throw new IllegalArgumentException("No fixture " + name);
            }
            return source(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JavaFileObject source(String name, String text) {
        URI uri = URI.create("string:///io/holdfast/jdbc/" + name + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** The generated sources by class name, sorted. */
    Map<String, String> generated() {
        try (Stream<Path> files = Files.walk(output)) {
            Map<String, String> sources = new TreeMap<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URLClassLoader loader() {
        try {
            return new URLClassLoader(
                    new URL[] {output.toUri().toURL()}, getClass().getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
