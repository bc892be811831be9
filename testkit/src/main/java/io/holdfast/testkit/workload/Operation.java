package io.holdfast.testkit.workload;

/**
 * What an application does for one of its callers, as its own tests would call it: a service's method, a request to a
 * controller.
 *
 * <pre>{@code
 * Operation placeOrder = id -> orders.place("order-" + id, "socks", 2);
 * }</pre>
 *
 * <p>It commits once, and writes the id that it is given to where a query finds it: a reference, an idempotency key, a
 * comment. It lets its failures out as its callers see them; to return means that the work is committed.
 *
 * <p>It is called by many threads at the same time, each time with another id, and never again with the same: whatever is to
 * be run again (after SQLState 40001, as after a deadlock) the application runs again itself.
 */
@FunctionalInterface
public interface Operation {

    /**
     * Does it.
     *
     * @param id more than 0, at most 19 digits, and unique, also among those of other workloads. It fits a {@code BIGINT},
     *     {@code VARCHAR(19)}, or as {@code new UUID(0, id)} a {@code UUID}
     * @throws Exception whatever the application's callers would get
     */
    void run(long id) throws Exception;
}
