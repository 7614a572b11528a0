package trading.engine.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import trading.engine.core.TradingCore;
import trading.engine.message.Report;

/// Decides the random commands of a few seeds and tells the state's hash, and that of everything that was
/// reported on the way. A program of its own, so that it can be run by any Java.
final class StateHashes {
    private static final int COMMANDS = 3_000;

    private StateHashes() {}

    /// The seeds to run.
    public static void main(String[] seeds) {
        StringBuilder line = new StringBuilder();
        for (String seed : seeds) {
            line.append(of(Long.parseLong(seed))).append(' ');
        }
        System.out.println(line.toString().strip());
    }

    static String of(long seed) {
        RandomDesk desk = new RandomDesk(seed);
        TradingCore core = new TradingCore();
        MessageDigest reported = sha256();
        List<Report> reports = new ArrayList<>();
        for (int sequence = 1; sequence <= COMMANDS; sequence++) {
            TimedCommand timed = desk.next();
            reports.clear();
            core.decide(sequence, timed.timeNanos(), timed.command(), reports::add);
            for (Report report : reports) {
                desk.saw(report);
                reported.update(report.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return core.stateHash() + ":" + HexFormat.of().formatHex(reported.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
