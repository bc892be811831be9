package io.holdfast.codegen;

import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Which methods of a statement are remembered after they were forwarded. */
final class Recorded {
    private static final Set<String> BATCH_AND_CLEAR = Set.of("addBatch()", "clearParameters()");

    private Recorded() {}

    static boolean isRecorded(JdbcMethod method, TypeElement jdbc) {
        return isSetter(method, jdbc) || (declaredBy(jdbc, method) && BATCH_AND_CLEAR.contains(method.signature()));
    }

    /**
     * Whether the method gives a parameter of the statement its value or its OUT type. A parameter is told by index or
     * name and something about it: that leaves out {@code setMaxRows(int)} and its kin.
     */
    static boolean isSetter(JdbcMethod method, TypeElement jdbc) {
        return declaredBy(jdbc, method)
                && method.isVoid()
                && method.parameterTypes().size() >= 2
                && (method.name().startsWith("set") || isRegistration(method));
    }

    static boolean isRegistration(JdbcMethod method) {
        return method.name().equals("registerOutParameter");
    }

    /** Whether the setter names its parameter by index and gives it a value: the kind that runs hot. */
    static boolean isIndexed(JdbcMethod setter) {
        return setter.parameterTypes().get(0).getKind() == TypeKind.INT && !isRegistration(setter);
    }

    private static boolean declaredBy(TypeElement jdbc, JdbcMethod method) {
        return method.owner().equals(jdbc);
    }
}
