package io.holdfast.it;

import io.holdfast.Holdfast;
import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Notice;
import io.holdfast.event.Watched;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The notices of all clusters of this JVM, until it is closed. */
final class Noticed implements AutoCloseable {

    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final AutoCloseable listening = Holdfast.listen(new HoldfastListener() {
        @Override
        public void noticed(Watched cluster, Notice notice) {
            notices.add(notice);
        }
    });

    List<Notice> of(Notice.Kind kind) {
        return notices.stream().filter(notice -> notice.kind() == kind).toList();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException("it was listening", e);
        }
    }
}
