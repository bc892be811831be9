package io.holdfast.testkit.junit;

import io.holdfast.testkit.drill.Fault;
import io.holdfast.testkit.drill.Rehearsal;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once for each fault, with a real cluster to which it happens. The test has a parameter of type {@link Rehearsal},
 * and has its own service work through it.
 *
 * <pre>{@code
 * class OrderServiceDrillTest {
 *     @FailoverDrill({Fault.SWITCHOVER, Fault.CRASH, Fault.FREEZE})
 *     void ordersSurvive(Rehearsal rehearsal) {
 *         try (HikariDataSource pool = poolAsInProduction(rehearsal.cluster())) {
 *             OrderService orders = new OrderService(pool);
 *             rehearsal.run(id -> orders.place("order-" + id), "SELECT SUBSTRING(reference, 7) FROM orders")
 *                     .assertSurvived();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>The cluster is that of the {@link ClusterExtension} that the class has; without one it is the embedded cluster as it is by
 * default, one per class, started by the first drill, put in order after each and closed after the last test. It goes to
 * parameters of type {@code DatabaseCluster}, too.
 *
 * <p>A test that ends without having run its rehearsal, or without having looked at its result, fails: it would prove nothing.
 * Runs under JUnit 5.14 and 6. Tests of one cluster must not run in parallel.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(FailoverDrillExtension.class)
public @interface FailoverDrill {

    /** What is to happen, one test for each. By default what every application meets in its first year, on every platform. */
    Fault[] value() default {Fault.SWITCHOVER, Fault.CRASH, Fault.CONNECTION_RESET};

    /** How many threads call the application, as {@link Rehearsal#threads} says. */
    int threads() default 4;

    /** How long the application may take to recover once the cluster is whole again, as {@link Rehearsal#recoverWithin} says. */
    int recoverWithinSeconds() default 20;
}
