package trading.launcher.bench;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.engine.core.TradingCore;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.message.ReportBuffer;

/// The decision alone, on the caller's thread: no ring, no journal, nobody who listens.
public final class CoreUnderTest {
    private static final long FIRST_NANOS = 1_700_000_000_000_000_000L;
    private static final long STEP_NANOS = 1_000;

    private final TradingCore core = new TradingCore();
    private final EngineCommands commands;
    private final ReportBuffer reports = new ReportBuffer();
    private final @Nullable Tally tally;
    private long sequence;

    /// Has decided the setup and the opening.
    public CoreUnderTest(EngineCommands commands) {
        this(commands, null);
    }

    /// One that counts what happens, which costs more than the decisions.
    public static CoreUnderTest counting(EngineCommands commands) {
        return new CoreUnderTest(commands, new Tally());
    }

    private CoreUnderTest(EngineCommands commands, @Nullable Tally tally) {
        this.commands = commands;
        this.tally = tally;
        commands.setup().forEach(this::decide);
        for (int index = 0; index < commands.opening(); index++) {
            decide(index);
        }
    }

    /// Each index once, in order, from [EngineCommands#opening()] on.
    public void decide(int index) {
        EncodedCommands encoded = commands.encoded();
        sequence++;
        reports.clear();
        core.decide(
                sequence,
                FIRST_NANOS + sequence * STEP_NANOS,
                encoded.bytes(),
                encoded.offset(index),
                encoded.length(index),
                reports);
        if (tally != null) {
            reports.toList().forEach(tally);
        }
    }

    private void decide(Command command) {
        sequence++;
        core.decide(sequence, FIRST_NANOS + sequence * STEP_NANOS, command, report -> {});
    }

    /// Throws [IllegalStateException] when it does not count.
    public MatchTally tally() {
        if (tally == null) {
            throw new IllegalStateException("bench: this core does not count");
        }
        return new MatchTally(tally.matches, tally.matchedQuantity, tally.refused);
    }

    /// Throws when the state does not add up.
    public void verify() {
        core.verify();
    }

    private static final class Tally implements Consumer<Report> {
        private long matches;
        private long matchedQuantity;
        private long refused;

        @Override
        public void accept(Report report) {
            if (report instanceof Report.MarketTraded traded) {
                matches++;
                matchedQuantity += traded.quantity();
            } else if (report instanceof Report.Denied || report instanceof Report.CancelRejected) {
                refused++;
            }
        }
    }
}
