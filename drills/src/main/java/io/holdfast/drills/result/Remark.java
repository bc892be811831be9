package io.holdfast.drills.result;

import java.io.Serial;
import java.io.Serializable;

/**
 * Something that Holdfast said in one process of an application.
 *
 * @param process which process, from 0
 * @param atNanos when it was said, since the drill's start
 * @param kind what it is
 * @param incident the number of the incident in its process; 0 for a notice
 * @param topic what an incident began with, or what a notice is about: {@code link_lost}
 * @param inARow how many outages in a row the incident is the last of; 0 for a notice
 * @param lost transactions known to be lost
 * @param text in words
 */
public record Remark(
        int process, long atNanos, Kind kind, long incident, String topic, int inARow, long lost, String text)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** What is said. */
    public enum Kind {
        /** An incident began. */
        OPENED,
        /** It is one that people should look at. */
        ESCALATED,
        /** There is a writer again. */
        CLOSED,
        /** Something beside incidents that people should know. */
        NOTICED
    }

    /** The same, said in another process and by another clock. */
    public Remark in(int otherProcess, long nanos) {
        return new Remark(otherProcess, nanos, kind, incident, topic, inARow, lost, text);
    }
}
