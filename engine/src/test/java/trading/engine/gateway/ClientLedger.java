package trading.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.simulator.TimedCommand;

/// What the clients know, outside of everything that crashes: what they sent, and what they were
/// answered.
final class ClientLedger {
    private final Map<Long, Command> sent = new HashMap<>();
    private final TreeSet<Long> unanswered = new TreeSet<>();
    private final TreeMap<Long, Answer.Decided> decided = new TreeMap<>();
    private final Map<Long, Command> decidedCommands = new HashMap<>();
    private final Map<String, Long> acceptedIds = new HashMap<>();
    private final TreeSet<Long> inFlight = new TreeSet<>();
    /// Sent and never answered, or answered as unknown: stored once or not at all.
    private final TreeSet<Long> unknown = new TreeSet<>();
    private long lastNumber;
    private long answers;

    long send(TimedCommand timed) {
        sent.put(++lastNumber, timed.command());
        unanswered.add(lastNumber);
        return lastNumber;
    }

    void submitted(long number) {
        inFlight.add(number);
    }

    /// What was on its way when the gateway died is unknown.
    void restarted() {
        unknown.addAll(inFlight);
        inFlight.clear();
    }

    Command command(long number) {
        return sent.get(number);
    }

    /// What is to be sent again, since nobody knows what became of it.
    List<Long> unanswered() {
        return List.copyOf(unanswered);
    }

    void answered(long number, Answer answer) {
        inFlight.remove(number);
        switch (answer) {
            case Answer.Decided done -> {
                unanswered.remove(number);
                unknown.remove(number);
                answers++;
                assertThat(decided.put(done.sequence(), done))
                        .as("two answers for sequence %d", done.sequence())
                        .isNull();
                decidedCommands.put(done.sequence(), sent.get(number));
                checkIds(done);
            }
            case Answer.Halted halted -> {
                if (halted.unknown()) {
                    unknown.add(number);
                }
            }
            case Answer.Busy busy -> throw new AssertionError("busy comes at once, not as an answer: " + busy);
        }
    }

    /// I-02, I-03: an id is one order for ever; sent again, it is that order.
    private void checkIds(Answer.Decided done) {
        for (Report report : done.reports()) {
            if (report instanceof Report.Accepted accepted
                    && !accepted.order().clientOrderId().isEmpty()) {
                long orderId = accepted.order().orderId();
                Long known = acceptedIds.put(
                        accepted.account() + ":" + accepted.order().clientOrderId(), orderId);
                assertThat(known).as("the order before %s", accepted).isNull();
            } else if (report instanceof Report.Duplicate duplicate) {
                assertThat(acceptedIds.get(duplicate.account() + ":" + duplicate.clientOrderId()))
                        .as("sequence=%d %s", done.sequence(), duplicate)
                        .isEqualTo(duplicate.orderId());
            }
        }
    }

    private static List<Command.SubmitOrder> orders(Command command) {
        return switch (command) {
            case Command.SubmitOrder order -> List.of(order);
            case Command.SubmitOrderList list -> list.orders();
            default -> List.of();
        };
    }

    private static String id(Command.SubmitOrder order) {
        return order.account() + ":" + order.clientOrderId();
    }

    /// What the recovered journal says of one command.
    void replayed(long sequence, long timeNanos, Command command, List<Report> reports) {
        Answer.Decided answer = decided.get(sequence);
        if (answer != null) {
            assertThat(command).as("the command of sequence %d", sequence).isEqualTo(decidedCommands.get(sequence));
            assertThat(timeNanos).as("the time of sequence %d", sequence).isEqualTo(answer.timeNanos());
            assertThat(reports).as("what was reported at sequence %d", sequence).isEqualTo(answer.reports());
        }
    }

    /// What was answered as never taken is not there. An id that several requests bear may be another's.
    private void checkRefused(Map<String, List<Long>> accepted) {
        Map<String, Integer> bearers = new HashMap<>();
        sent.values().forEach(command -> orders(command).forEach(order -> bearers.merge(id(order), 1, Integer::sum)));
        for (long number : unanswered) {
            if (!unknown.contains(number) && sent.get(number) instanceof Command.SubmitOrder order) {
                boolean onlyOne = !order.clientOrderId().isEmpty() && bearers.getOrDefault(id(order), 0) == 1;
                assertThat(onlyOne && accepted.containsKey(id(order)))
                        .as("%s was refused and is there", order)
                        .isFalse();
            }
        }
    }

    /// Every order that the journal accepts, from the start: an id once at most.
    void replayedIds(Map<String, List<Long>> accepted) {
        checkRefused(accepted);
        accepted.forEach((id, orders) -> {
            assertThat(orders).as("orders of the client order id %s", id).hasSize(1);
            Long known = acceptedIds.put(id, orders.getFirst());
            assertThat(known).as("the order of %s before the crash", id).isIn(null, orders.getFirst());
        });
    }

    /// I-01: what was answered is at or before the last sequence.
    void replayEnded(long lastSequence) {
        if (!decided.isEmpty()) {
            assertThat(decided.lastKey()).as("the last answered sequence").isLessThanOrEqualTo(lastSequence);
        }
    }

    long answers() {
        return answers;
    }
}
