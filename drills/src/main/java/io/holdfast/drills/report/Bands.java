package io.holdfast.drills.report;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Sample;
import io.holdfast.drills.result.Sample.NodeState;
import io.holdfast.drills.result.Sample.Role;
import java.util.List;
import java.util.function.Function;

/** What the nodes said of themselves, as bands: what each one was, where the endpoint led, where the connections were. */
final class Bands {

    private static final int HEIGHT = 16;
    private static final int GAP = 6;
    private static final int BASELINE = 12;
    private static final int PADDING = 5;

    private final Canvas canvas;
    private final Observations seen;
    private final List<Sample> samples;

    Bands(Canvas canvas, Observations seen) {
        this.canvas = canvas;
        this.seen = seen;
        samples = seen.samples();
    }

    /** What a band shows at one time; neighbours that are equal become one piece. */
    private record Piece(String text, String cssClass) {}

    /** A contender's connections. */
    private record Connections(int onWriter, int elsewhere) {}

    private interface Drawer<T> {
        void draw(T content, double left, double right);
    }

    void servers() {
        canvas.title("servers");
        for (NodeState node : samples.get(0).nodes()) {
            canvas.label(node.name(), canvas.y() + BASELINE);
            band(sample -> piece(sample.role(node.name())), this::draw);
            canvas.moveDown(GAP);
        }
        canvas.label("endpoint", canvas.y() + BASELINE);
        band(Bands::endpoint, this::draw);
        canvas.moveDown(GAP);
    }

    private static Piece piece(Role role) {
        String cssClass = switch (role) {
            case WRITER -> "writer";
            case READ_ONLY -> "reader";
            case SECOND_WRITER -> "stray";
            case DOWN -> "down";
        };
        return new Piece(role.toString(), cssClass);
    }

    private static Piece endpoint(Sample sample) {
        boolean right = sample.role(sample.endpoint()) == Role.WRITER;
        return new Piece(sample.endpoint(), right ? "leads-right" : "leads-wrong");
    }

    /** The shares of a contender's connections that were on the writer and elsewhere. */
    void connections(String contender) {
        canvas.label("conns", canvas.y() + BASELINE);
        band(
                sample -> new Connections(
                        sample.connections(contender, Role.WRITER), sample.connectionsElsewhere(contender)),
                this::draw);
    }

    private <T> void band(Function<Sample, T> contentOf, Drawer<T> drawer) {
        int from = 0;
        for (int i = 1; i <= samples.size(); i++) {
            T content = contentOf.apply(samples.get(from));
            if (i == samples.size() || !contentOf.apply(samples.get(i)).equals(content)) {
                // What the first sample saw was so before.
                double left = canvas.x(from == 0 ? 0 : samples.get(from).atNanos());
                double right = canvas.x(i < samples.size() ? samples.get(i).atNanos() : seen.durationNanos());
                drawer.draw(content, left, right);
                from = i;
            }
        }
        canvas.moveDown(HEIGHT);
    }

    private void draw(Piece piece, double left, double right) {
        canvas.rectangle(piece.cssClass(), left, canvas.y(), right - left, HEIGHT, piece.text());
        if (right - left > piece.text().length() * Canvas.LETTER + 2 * PADDING) {
            canvas.text("on-" + piece.cssClass(), piece.text(), left + PADDING, canvas.y() + BASELINE, "start");
        }
    }

    private void draw(Connections connections, double left, double right) {
        int all = connections.onWriter() + connections.elsewhere();
        if (all == 0) {
            return;
        }
        double split = HEIGHT * connections.onWriter() / (double) all;
        String tip =
                connections.onWriter() + " connections on the writer, " + connections.elsewhere() + " on other servers";
        canvas.rectangle("writer", left, canvas.y(), right - left, split, tip);
        canvas.rectangle("stray", left, canvas.y() + split, right - left, HEIGHT - split, tip);
    }
}
