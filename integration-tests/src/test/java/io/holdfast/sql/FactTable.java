package io.holdfast.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table of what statements do to an open transaction, {@code implicit-commits.txt}, which says how to read it. */
final class FactTable {

    /** The servers it is about. */
    enum Server {
        MARIADB,
        MYSQL
    }

    /** @param effect one of the words that the table explains */
    record Fact(String effect, List<String> statements) {

        boolean commits() {
            return effect.equals("commits") || effect.equals("failed-but-commits");
        }

        @Override
        public String toString() {
            return effect + ": " + String.join("; ", statements);
        }
    }

    private FactTable() {}

    static List<Fact> of(Server server) {
        List<Fact> facts = new ArrayList<>();
        for (String line : lines()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] columns = line.split("\\|", 3);
                String effect = columns[server.ordinal()].strip();
                List<String> statements =
                        Arrays.stream(columns[2].split(";;")).map(String::strip).toList();
                facts.add(new Fact(effect, statements));
            }
        }
        return facts;
    }

    private static List<String> lines() {
        try (InputStream in = FactTable.class.getResourceAsStream("implicit-commits.txt")) {
            if (in == null) {
                throw new IllegalStateException("implicit-commits.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
