package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import trading.launcher.desk.DeskClient;
import trading.launcher.desk.DeskException;

/// For commands that ask the running desk.
final class DeskOptions {
    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For scripts; errors too.")
    private boolean json;

    private final ObjectMapper mapper = new ObjectMapper();

    /// What a command does with the desk; returns the exit code.
    @FunctionalInterface
    interface Work {
        int with(DeskClient desk) throws IOException, InterruptedException, DeskException;
    }

    boolean json() {
        return json;
    }

    DataOption data() {
        return data;
    }

    /// What the desk refuses is printed, as text or for scripts.
    int run(CommandSpec spec, Work work) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (DeskClient desk = DeskClient.of(data.resolve())) {
            int code = work.with(desk);
            out.flush();
            return code;
        } catch (DeskException refused) {
            if (json) {
                print(out, refused.answer());
            }
            spec.commandLine().getErr().println(refused.getMessage());
            return refused.exitCode();
        }
    }

    void print(PrintWriter out, JsonNode node) throws IOException {
        out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node));
        out.flush();
    }

    /// On one line.
    void printLine(PrintWriter out, JsonNode node) throws IOException {
        out.println(mapper.writeValueAsString(node));
        out.flush();
    }
}
