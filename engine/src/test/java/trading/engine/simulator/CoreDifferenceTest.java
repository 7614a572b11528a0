package trading.engine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderEvent;
import trading.engine.model.StateReason;
import trading.engine.simulator.Comparison.Difference;

/// Random commands for the core and the reference: after each of them both have reported the same.
///
/// `-Dtrading.commands=…` says how many commands, `-Dtrading.seed=…` with which run to begin.
class CoreDifferenceTest {
    private static final int RUN = 5_000;
    private static final int LOOK_EVERY = 250;
    private static final int USUAL = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(CoreDifferenceTest.class);

    private final long seed = Long.getLong("trading.seed", 1);
    private final long commands = Long.getLong("trading.commands", USUAL);

    @Test
    @Timeout(86_400)
    void the_core_decides_as_the_reference_does() {
        Tally tally = new Tally();
        long started = System.nanoTime();
        long left = commands;
        for (long run = seed; left > 0; run++) {
            new Run(run, (int) Math.min(RUN, left), tally).go();
            left -= RUN;
        }
        long seconds = Math.max(1, (System.nanoTime() - started) / 1_000_000_000);
        LOG.info("{} commands from seed {} on in {} s:\n{}", commands, seed, seconds, tally);
        if ((seed == 1 && commands >= USUAL) || commands >= 10 * USUAL) {
            assertThat(tally.counts().keySet()).as("what was tried").containsAll(everything());
        }
    }

    /// All that a run may be expected to come across. Numbers that overflow are too rare.
    private static List<String> everything() {
        List<String> all = new ArrayList<>();
        for (DenyCode code : DenyCode.values()) {
            all.add("denied " + code);
        }
        for (CancelReason reason : CancelReason.values()) {
            all.add("canceled " + reason);
        }
        for (OrderEvent event : OrderEvent.values()) {
            all.add("order " + event);
        }
        for (ExitReason reason : ExitReason.values()) {
            all.add("trade " + (reason == ExitReason.NONE ? "OPEN " : "CLOSED ") + reason);
        }
        for (StateReason reason : StateReason.values()) {
            all.add("state " + (reason == StateReason.DRAWDOWN ? "HALTED " : "REDUCING ") + reason);
        }
        all.addAll(List.of(
                "override used true",
                "override used false",
                "dead-man switch true",
                "dead-man switch false",
                "DeadManSwitchFired",
                "FeeRatesUpdated",
                "PermissionChanged",
                "RiskLimitsChanged"));
        all.remove("denied " + DenyCode.ARITHMETIC_OVERFLOW);
        return all;
    }

    @Test
    void a_failing_list_of_commands_is_cut_to_what_makes_it_fail() {
        RandomDesk desk = new RandomDesk(7);
        List<TimedCommand> list = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            list.add(desk.next());
        }
        TimedCommand first = list.get(57);
        TimedCommand second = list.get(211);
        assertThat(Shrinking.shrink(list, left -> left.contains(first) && left.contains(second)))
                .containsExactly(first, second);
    }

    /// One seed.
    private static final class Run {
        private final long seed;
        private final int count;
        private final Tally tally;
        private final RandomDesk desk;
        private final Recording recording = new Recording();

        Run(long seed, int count, Tally tally) {
            this.seed = seed;
            this.count = count;
            this.tally = tally;
            this.desk = new RandomDesk(seed);
        }

        void go() {
            Comparison comparison = new Comparison();
            for (int i = 1; i <= count; i++) {
                TimedCommand timed = desk.next();
                boolean looks = i % LOOK_EVERY == 0 || i == count;
                List<Report> reports = new ArrayList<>();
                Difference difference = comparison.decide(timed, reports);
                recording.add(timed, looks, reports);
                if (difference == null && looks) {
                    difference = comparison.verify(timed);
                }
                if (difference != null) {
                    throw failure(difference);
                }
                reports.forEach(desk::saw);
                reports.forEach(tally::add);
            }
            assertThat(comparison.stateHash())
                    .as("seed=%d: the state after a replay from the start", seed)
                    .isEqualTo(Comparison.replayedHash(recording.commands()));
        }

        private AssertionError failure(Difference difference) {
            int sent = recording.sent().size();
            List<Recording.Sent> part =
                    Shrinking.shrink(recording.sent(), left -> Comparison.of(left, new ArrayList<>()) != null);
            List<TimedCommand> shortest = new ArrayList<>();
            Difference shown = Comparison.of(part, shortest);
            return new AssertionError("seed=" + seed + " " + difference + "\n\n" + desk.swarm()
                    + "\n\nagain, bit for bit:\n  ./mvnw -Dquick -pl engine test -Dtest=CoreDifferenceTest -Dtrading.seed="
                    + seed + " -Dtrading.commands=" + sent + "\n\nthe same with " + shortest.size() + " commands: "
                    + shown + "\n"
                    + shortest.stream()
                            .map(timed -> "  " + Comparison.brief(timed))
                            .collect(Collectors.joining("\n")));
        }
    }
}
