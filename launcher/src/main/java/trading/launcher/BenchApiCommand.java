package trading.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.bench.ApiBench;
import trading.launcher.bench.Figure;
import trading.launcher.bench.FigureTable;
import trading.launcher.bench.Machine;
import trading.launcher.desk.DeskClient;
import trading.launcher.desk.DeskException;

/// Measures the API of the running instance under a steady load.
@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        description = {
            "Sends reads and orders to the running instance at a steady rate, and tells how long answers took.",
            "Orders go to a paper account of its own, called bench, and are canceled."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:measured, whatever the figures are",
            "64:the command line is wrong",
            "69:nothing is running",
            "75:the instance is starting, or refused what the measurement needs"
        })
final class BenchApiCommand implements Callable<Integer> {
    private static final int MOST_SECONDS = 240;
    private static final int MOST_RATE = 20_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Option(names = "--seconds", paramLabel = "SECONDS", defaultValue = "30", description = "How long (default: 30).")
    private int seconds;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "500", description = "Requests a second (default: 500).")
    private int rate;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        if (seconds < 1 || seconds > MOST_SECONDS || rate < 10 || rate > MOST_RATE) {
            err.println("bench api: --seconds=" + seconds + " --rate=" + rate + ": give 1 to " + MOST_SECONDS
                    + " seconds and 10 to " + MOST_RATE + " requests a second");
            return ExitCode.USAGE;
        }
        try (DeskClient desk = DeskClient.of(data.resolve())) {
            List<Figure> figures = new ApiBench(desk, path -> page(desk, path), rate, seconds).run();
            Machine machine = Machine.of(data.resolve());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(FigureTable.json(machine, figures));
            } else {
                FigureTable.print(machine, figures, out);
            }
            return ExitCode.OK;
        } catch (DeskException refused) {
            err.println(refused.getMessage());
            return refused.exitCode();
        }
    }

    private static String page(DeskClient desk, String path) {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build()) {
            HttpResponse<String> answer = http.send(desk.request(path).GET().build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("bench api: " + path + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException("bench api: the figures of the instance cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("bench api: stopped", e);
        }
    }
}
