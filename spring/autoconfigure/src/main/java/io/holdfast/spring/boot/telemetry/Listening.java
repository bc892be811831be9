package io.holdfast.spring.boot.telemetry;

import io.holdfast.Holdfast;
import io.holdfast.event.HoldfastListener;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Has every listener among the beans told of what happens, from when all beans are there until the context closes. A
 * {@link SmartInitializingSingleton}, since Boot makes these also in applications whose beans are lazy.
 *
 * <p>Thread rule: used by the thread that starts the context, then by the one that closes it.
 */
final class Listening implements SmartInitializingSingleton, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Listening.class);

    private final ObjectProvider<HoldfastListener> listeners;
    private final List<AutoCloseable> ends = new ArrayList<>();

    Listening(ObjectProvider<HoldfastListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void afterSingletonsInstantiated() {
        listeners.orderedStream().forEach(listener -> ends.add(Holdfast.listen(listener)));
    }

    @Override
    public void destroy() {
        for (AutoCloseable end : ends) {
            try {
                end.close();
            } catch (Exception e) {
                log.warn("A listener could not be stopped: {}", e.getMessage(), e);
            }
        }
        ends.clear();
    }
}
