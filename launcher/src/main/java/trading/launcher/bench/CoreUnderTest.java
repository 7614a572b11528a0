package trading.launcher.bench;

import java.util.function.Consumer;
import trading.engine.core.TradingCore;
import trading.engine.message.Command;
import trading.engine.message.Report;

/// The decision alone, on the caller's thread: no ring, no journal, nobody who listens.
public final class CoreUnderTest {
    private static final long FIRST_NANOS = 1_700_000_000_000_000_000L;
    private static final long STEP_NANOS = 1_000;

    private final TradingCore core = new TradingCore();
    private final EngineCommands commands;
    private final Tally tally = new Tally();
    private final Consumer<Report> out = tally;
    private long sequence;

    /// Has decided the setup and the opening.
    public CoreUnderTest(EngineCommands commands) {
        this.commands = commands;
        commands.setup().forEach(this::decide);
        for (int index = 0; index < commands.opening(); index++) {
            decide(index);
        }
    }

    /// Each index once, in order, from [EngineCommands#opening()] on.
    public void decide(int index) {
        decide(commands.get(index));
    }

    private void decide(Command command) {
        sequence++;
        core.decide(sequence, FIRST_NANOS + sequence * STEP_NANOS, command, out);
    }

    public MatchTally tally() {
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
