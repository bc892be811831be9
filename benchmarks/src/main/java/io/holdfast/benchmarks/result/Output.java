package io.holdfast.benchmarks.result;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a result where it is wanted. */
public final class Output {

    private Output() {}

    public static void print(Result result, PrintWriter out) {
        out.println();
        result.tables().forEach(table -> out.println(table.plain()));
        result.conditions().forEach(out::println);
        result.notes().forEach(out::println);
        out.flush();
    }

    public static void json(Result result, Path file) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("benchmark", result.benchmark());
        content.put("rows", result.figures());
        write(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
    }

    /** The page, and beside it each of its charts as an image. */
    public static void page(Result result, Path folder) throws IOException {
        String name = "bench-" + result.benchmark();
        write(folder.resolve(name + ".html"), Page.of(result));
        for (int i = 0; i < result.charts().size(); i++) {
            write(
                    folder.resolve(name + (i == 0 ? "" : "-" + (i + 1)) + ".svg"),
                    Drawing.of(result.charts().get(i)));
        }
    }

    /** For the manual: tables and conditions. */
    public static void markdown(Result result, Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        result.tables().forEach(table -> text.append(table.markdown()).append('\n'));
        text.append("Conditions: ")
                .append(String.join("; ", result.conditions()))
                .append(".\n");
        result.notes().forEach(note -> text.append("\n- ").append(note));
        write(file, text.append('\n').toString());
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
