package io.holdfast.drills.show;

import io.holdfast.drills.result.DrillEvent;

/** Where a drill tells how far it is. Safe for use by many threads. */
public interface Display extends AutoCloseable {

    /** Something that takes time has begun, or something worth knowing was found. */
    void say(String line);

    /** Something was done to the cluster or to the applications. */
    void happened(DrillEvent event);

    /** How things stand; called several times a second. */
    void status(Status status);

    /** Nothing more will come. */
    @Override
    void close();
}
