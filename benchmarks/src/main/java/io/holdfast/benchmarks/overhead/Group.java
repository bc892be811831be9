package io.holdfast.benchmarks.overhead;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;

/** Cases that are run by the same contenders, on as many threads. Immutable. */
record Group(Class<?> type, List<String> methods, List<String> contenders, int threads) {

    Group {
        methods = List.copyOf(methods);
        contenders = List.copyOf(contenders);
    }

    static Group of(Class<?> type, List<String> contenders, int threads) {
        List<String> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(method -> method.getName())
                .sorted()
                .toList();
        return new Group(type, methods, contenders, threads);
    }

    /** @param cases for whole names of cases */
    Group narrowed(Pattern cases, List<String> those) {
        return new Group(
                type,
                methods.stream()
                        .filter(method -> cases.matcher(kase(method)).matches())
                        .toList(),
                contenders.stream().filter(those::contains).toList(),
                threads);
    }

    boolean isEmpty() {
        return methods.isEmpty() || contenders.isEmpty();
    }

    List<String> cases() {
        return methods.stream().map(this::kase).toList();
    }

    /** What a method's case is called. */
    String kase(String method) {
        return threads == 1 ? method : method + ", " + threads + " threads";
    }

    /** For JMH. */
    String include() {
        return Pattern.quote(type.getName() + ".") + "(?:" + String.join("|", methods) + ")$";
    }
}
