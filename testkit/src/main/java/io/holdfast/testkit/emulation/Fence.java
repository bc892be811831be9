package io.holdfast.testkit.emulation;

import io.holdfast.testkit.proxy.FaultProxy;

/** What the clients of a writer see when it is taken out of a cluster. */
public enum Fence {
    /** Nothing: connections stay open and nothing comes back, and new ones are accepted and hear nothing. */
    SILENT {
        @Override
        void put(FaultProxy proxy) {
            proxy.silence();
        }
    },
    /** The end: connections are reset and new ones refused. */
    RESET {
        @Override
        void put(FaultProxy proxy) {
            proxy.refuse();
            proxy.reset();
        }
    };

    abstract void put(FaultProxy proxy);
}
