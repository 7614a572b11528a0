package trading.bench.peer;

import exchange.core2.core.common.CoreWaitStrategy;
import exchange.core2.core.common.api.ApiCommand;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import trading.launcher.bench.MatchTally;
import trading.launcher.bench.OrderStream;
import trading.launcher.bench.TemporaryFolder;

/// The peer's process: `STREAM PASSES JOURNAL WAITING`; JOURNAL is a folder, or `-` for none. Prints a line
/// `speed=…` for each pass, and what came of the last one.
public final class ExchangeCoreContestant {
    private ExchangeCoreContestant() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        OrderStream stream = OrderStream.read(Path.of(arguments[0]));
        int passes = Integer.parseInt(arguments[1]);
        Path journal = arguments[2].equals("-") ? null : Path.of(arguments[2]);
        CoreWaitStrategy waiting = CoreWaitStrategy.valueOf(arguments[3]);
        ApiCommand[] commands = PeerCommands.orders(stream);
        for (int number = 0; number < passes; number++) {
            ExchangeCorePass pass =
                    new ExchangeCorePass("pass" + number, stream, commands, waiting, folder(journal, number));
            pass.run();
            out.println("speed=" + pass.perSecond());
            if (number == passes - 1) {
                MatchTally tally = pass.tally();
                out.println("matches=" + tally.matches());
                out.println("matchedQuantity=" + tally.matchedQuantity());
                out.println("refused=" + tally.refused());
            }
            if (journal != null) {
                TemporaryFolder.delete(journal.resolve(Integer.toString(number)));
            }
        }
        out.flush();
        // its threads are no daemons
        System.exit(0);
    }

    private static @Nullable Path folder(@Nullable Path journal, int number) throws java.io.IOException {
        return journal == null ? null : Files.createDirectories(journal.resolve(Integer.toString(number)));
    }
}
