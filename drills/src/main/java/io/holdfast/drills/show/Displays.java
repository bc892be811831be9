package io.holdfast.drills.show;

import java.io.PrintWriter;
import java.util.Map;

/** Chooses how to show a drill. */
public final class Displays {

    private Displays() {}

    /**
     * A display for this output.
     *
     * @param terminal whether somebody watches it at a terminal
     * @param environment the process's: {@code TERM=dumb} asks for plain lines, {@code NO_COLOR} for no colours
     */
    public static Display on(PrintWriter out, boolean terminal, Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "dumb");
        if (!terminal || kind.equals("dumb")) {
            return new PlainDisplay(out);
        }
        return new TerminalDisplay(out, environment.getOrDefault("NO_COLOR", "").isEmpty());
    }
}
