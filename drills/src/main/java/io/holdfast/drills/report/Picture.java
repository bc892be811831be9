package io.holdfast.drills.report;

import io.holdfast.drills.result.Observations;

/** The timeline of a drill as a picture of its own, for pages that cannot take the whole report. */
public final class Picture {

    private static final int WIDTH = 1104;
    private static final String OPENING = "<svg ";

    private Picture() {}

    /** An SVG document that refers to nothing else, readable in light and in dark. */
    public static String of(Observations seen) {
        Markup drawing = new Markup();
        Timeline.draw(seen, WIDTH, false, "picture", drawing);
        // Nobody's pointer reaches what it would say.
        String svg = drawing.toString().strip().replaceAll("<title>[^<]*</title>", "");
        int head = svg.indexOf('>') + 1;
        return OPENING + "xmlns=\"http://www.w3.org/2000/svg\" "
                + svg.substring(OPENING.length(), head)
                + "<style>" + ReportPage.css() + "</style>"
                + "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>"
                + svg.substring(head) + "\n";
    }
}
