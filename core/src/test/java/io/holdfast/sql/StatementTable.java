package io.holdfast.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The table in {@code statements.txt}: what is expected of each statement. */
final class StatementTable {

    /** @param traits as {@link TraitNames} writes them */
    record Row(String traits, String statement) {
        @Override
        public String toString() {
            return traits + " | " + statement;
        }
    }

    private StatementTable() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String line : lines("statements.txt")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int bar = line.indexOf('|');
            String statement = line.substring(bar + 1).replace('↵', '\n').replace('¬', '\u00a0');
            String withoutSeparator = statement.startsWith(" ") ? statement.substring(1) : statement;
            rows.add(new Row(TraitNames.canonical(line.substring(0, bar)), withoutSeparator));
        }
        return rows;
    }

    static List<String> lines(String resource) {
        try (InputStream in = StatementTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
