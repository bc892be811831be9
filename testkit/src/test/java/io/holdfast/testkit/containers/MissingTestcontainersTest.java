package io.holdfast.testkit.containers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Who does not have Testcontainers is told so, and can use everything else. */
class MissingTestcontainersTest {

    /** Loads the kit's classes once more, and no class of Testcontainers. */
    private static final class WithoutTestcontainers extends ClassLoader {
        WithoutTestcontainers() {
            super(MissingTestcontainersTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.testcontainers.") || name.startsWith("com.github.dockerjava.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.holdfast.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void isNamedWithWhatToDo() throws ReflectiveOperationException {
        Class<?> entry = Class.forName("io.holdfast.testkit.DatabaseCluster", true, new WithoutTestcontainers());
        Object builder = entry.getMethod("containers").invoke(null);
        Method start = builder.getClass().getMethod("start");
        assertThatThrownBy(() -> start.invoke(builder))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .hasToString("io.holdfast.testkit.ClusterException: no Testcontainers on the class path, which"
                        + " DatabaseCluster.containers() needs; add the dependency"
                        + " org.testcontainers:testcontainers-mysql, version 2.0.5 or newer, or use"
                        + " DatabaseCluster.embedded()");
    }
}
