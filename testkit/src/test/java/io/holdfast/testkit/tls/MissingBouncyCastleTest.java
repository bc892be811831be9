package io.holdfast.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Who does not have Bouncy Castle is told so, and can use everything else. */
class MissingBouncyCastleTest {

    /** Loads the kit's classes once more, and no class of Bouncy Castle. */
    private static final class WithoutBouncyCastle extends ClassLoader {
        WithoutBouncyCastle() {
            super(MissingBouncyCastleTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.bouncycastle.")) {
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
        ClassLoader without = new WithoutBouncyCastle();
        Method create = Class.forName("io.holdfast.testkit.tls.TestAuthority", true, without)
                .getMethod("create");
        assertThatThrownBy(() -> create.invoke(null))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .hasToString("java.lang.IllegalStateException: no Bouncy Castle on the class path, which TestAuthority"
                        + " needs; add the dependency org.bouncycastle:bcpkix-jdk18on, version 1.87 or newer");
        Object cluster = Class.forName("io.holdfast.testkit.DatabaseCluster", true, without)
                .getMethod("embedded")
                .invoke(null);
        assertThat(cluster.getClass().getMethod("replicas", int.class).invoke(cluster, 1))
                .isSameAs(cluster);
    }
}
