package io.holdfast.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.List;

/** The form in which a recorder keeps the arguments of a setter, and gets them back. */
interface Memory {
    /** What the class that implements the recorder has to provide. */
    List<MethodSpec> abstractMethods();

    /** The statement that keeps the arguments of a setter. */
    CodeBlock remember(String opCode, JdbcMethod setter);

    /** What {@code replay} takes after its target: the op code, as {@code op}, and what was kept. */
    List<ParameterSpec> replayParameters();

    /** The arguments of a setter, read from the parameters of {@code replay}. */
    List<CodeBlock> recall(JdbcMethod setter);
}
