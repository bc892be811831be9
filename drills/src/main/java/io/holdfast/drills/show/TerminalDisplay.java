package io.holdfast.drills.show;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.show.Status.ContenderStatus;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A few lines at the bottom of a terminal that are written anew several times a second; what happens scrolls above them. */
final class TerminalDisplay implements Display {

    private static final String CLEAR_TO_END = "\u001b[J";
    /** A line that is longer than the terminal is cut off, not wrapped: else going up would miss. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String BOLD = "1";

    private final PrintWriter out;
    private final boolean colour;
    /** Guards the rest, and keeps the lines together. */
    private final ReentrantLock lock = new ReentrantLock();

    private List<String> block = List.of();

    TerminalDisplay(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    @Override
    public void say(String line) {
        scroll(line);
    }

    @Override
    public void happened(DrillEvent event) {
        scroll(paint(BOLD, StatusText.event(event)));
    }

    private void scroll(String line) {
        lock.lock();
        try {
            out.print(erase() + line + "\n" + draw());
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void status(Status status) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(paint(BOLD, StatusText.clock(status)));
        lines.add("  " + StatusText.nodes(status.sample()));
        for (ContenderStatus contender : status.contenders()) {
            lines.add("  " + paint(contender.serves() ? GREEN : RED, StatusText.rates(contender)) + " "
                    + StatusText.sums(contender, status.sample()));
        }
        lock.lock();
        try {
            String old = erase();
            block = lines;
            out.print(old + draw());
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    private String paint(String style, String text) {
        return colour ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
    }

    // With the lock held.

    private String erase() {
        return block.isEmpty() ? "" : "\u001b[" + block.size() + "A\r" + CLEAR_TO_END;
    }

    private String draw() {
        return block.isEmpty() ? "" : NO_WRAP + String.join("\n", block) + "\n" + WRAP;
    }

    /** The last state stays as the last lines. */
    @Override
    public void close() {
        lock.lock();
        try {
            block = List.of();
            out.flush();
        } finally {
            lock.unlock();
        }
    }
}
