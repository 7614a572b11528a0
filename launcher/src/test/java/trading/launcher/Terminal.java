package trading.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// Runs commands and keeps what they print.
final class Terminal {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /// The exit code.
    int run(String... arguments) {
        PrintWriter output = new PrintWriter(out, true);
        PrintWriter errors = new PrintWriter(err, true);
        CommandLine line = Main.commandLine(new StopSignal()).setOut(output).setErr(errors);
        line.getSubcommands().values().forEach(sub -> sub.setOut(output).setErr(errors));
        return line.execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
