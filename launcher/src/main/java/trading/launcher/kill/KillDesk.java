package trading.launcher.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.gateway.Answer;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.model.Order;
import trading.engine.model.Side;
import trading.engine.model.Trade;
import trading.engine.risk.KillSwitches;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.view.LiveView;
import trading.launcher.kill.KillAnswer.OpenOrder;
import trading.launcher.kill.KillAnswer.OpenPosition;
import trading.web.security.AuditLog;

/// Engages kill switches and lets go of them, for whoever asks. Any thread; a call waits for the decision,
/// for a few seconds at most.
public final class KillDesk {
    private static final Logger log = LoggerFactory.getLogger(KillDesk.class);
    private static final Duration ROOM_PATIENCE = Duration.ofSeconds(2);
    private static final Duration DECISION_PATIENCE = Duration.ofSeconds(4);
    /// For what is on its way to the venue.
    private static final Duration ENDING_PATIENCE = Duration.ofSeconds(1);

    private static final long ROOM_POLL_MILLIS = 1;
    private static final long ENDING_POLL_MILLIS = 10;

    private final ExecutionGateway gateway;
    private final LiveView view;
    private final KillFile file;
    private final Supplier<List<String>> running;

    /// `running`: the names of the strategies that run now.
    public KillDesk(ExecutionGateway gateway, KillFile file, Supplier<List<String>> running) {
        this.gateway = gateway;
        this.view = gateway.view();
        this.file = file;
        this.running = running;
    }

    /// Engaged already: cancels, and closes, again. Refused for what is not known here: a slip in a name would
    /// stop nothing and look as if it had.
    public KillAnswer engage(KillRequest request, String by) throws InterruptedException {
        KillTarget target = request.target();
        List<String> known = known(target.scope());
        if (!known.contains(target.target()) && !isEngaged(target)) {
            return new KillAnswer.Refused("kill switch: target=" + target.text()
                    + ": there is none of that name; known: " + String.join(", ", known));
        }
        int closing = request.flatten() ? positions(target).size() : 0;
        KillAnswer answer = decide(
                request.command(by),
                decided -> isEngaged(target)
                        ? new KillAnswer.Engaged(canceled(decided), closing, orders(target), positions(target))
                        : new KillAnswer.Refused("kill switch: target=" + target.text() + denial(decided)));
        if (answer instanceof KillAnswer.Engaged) {
            audit("kill_switch_engaged", target.text() + " flatten=" + request.flatten() + ": " + request.reason(), by);
            log.warn("kill switch engaged: {} by {}, reason: {}, {}", target.text(), by, request.reason(), answer);
        } else {
            log.error("kill switch NOT engaged: {} by {}: {}", target.text(), by, answer);
        }
        return answer;
    }

    /// As [#engage], and waits a moment for what is still on its way to the venue.
    public KillAnswer engageAndSettle(KillRequest request, String by) throws InterruptedException {
        KillAnswer answer = engage(request, by);
        if (!(answer instanceof KillAnswer.Engaged engaged)) {
            return answer;
        }
        long end = System.nanoTime() + ENDING_PATIENCE.toNanos();
        KillAnswer.Engaged now = engaged;
        while (System.nanoTime() < end
                && ((request.cancelOrders() && !now.openOrders().isEmpty())
                        || (request.flatten() && !now.positions().isEmpty()))) {
            Thread.sleep(ENDING_POLL_MILLIS);
            now = new KillAnswer.Engaged(
                    engaged.canceledOrders(),
                    engaged.closingPositions(),
                    orders(request.target()),
                    positions(request.target()));
        }
        return now;
    }

    /// Refused as long as the kill file is there, so that nobody goes on by mistake.
    public KillAnswer rearm(KillTarget target, String reason, String by) throws InterruptedException {
        if (file.exists()) {
            return new KillAnswer.Refused("kill file: file=" + file.path()
                    + ": trading stays stopped as long as it is there; delete it first, then re-arm again");
        }
        boolean wasEngaged = isEngaged(target);
        KillAnswer answer = decide(
                target.rearm(reason, by),
                decided -> isEngaged(target)
                        ? new KillAnswer.Refused("re-arm: target=" + target.text() + denial(decided))
                        : new KillAnswer.Rearmed(wasEngaged));
        audit("kill_switch_rearmed", target.text() + ": " + reason + ", " + answer, by);
        log.warn("kill switch re-arm: {} by {}, reason: {}, {}", target.text(), by, reason, answer);
        return answer;
    }

    /// Without waiting for it: a stop is not to be late.
    private static void audit(String type, String details, String by) {
        AuditLog.act(type, details, by.startsWith("cli:") ? "control socket" : "kill file", by);
    }

    /// Oldest first.
    public List<KillSwitch> engaged() {
        return view.killSwitches();
    }

    boolean isEngaged(KillTarget target) {
        return view.killSwitches().stream().anyMatch(target::is);
    }

    /// A full ring has room again in a moment, and this is worth waiting for.
    private KillAnswer decide(Command command, Function<Answer.Decided, KillAnswer> decided)
            throws InterruptedException {
        long end = System.nanoTime() + ROOM_PATIENCE.toNanos();
        while (true) {
            switch (answer(command)) {
                case null -> {
                    return new KillAnswer.TimedOut("taken, but not decided within " + DECISION_PATIENCE.toSeconds()
                            + " s; it will be once the disk or the processor lets it");
                }
                case Answer.Busy busy -> {
                    if (System.nanoTime() > end) {
                        return new KillAnswer.TimedOut(
                                "the gateway had no room for a command in " + ROOM_PATIENCE.toSeconds() + " s");
                    }
                    Thread.sleep(ROOM_POLL_MILLIS);
                }
                case Answer.Halted halted -> {
                    return new KillAnswer.Unavailable(halted.reason());
                }
                case Answer.Decided answer -> {
                    return decided.apply(answer);
                }
            }
        }
    }

    /// Null when it took too long.
    private @Nullable Answer answer(Command command) throws InterruptedException {
        try {
            return gateway.submit(command).get(DECISION_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the gateway failed on " + command, e.getCause());
        }
    }

    private List<String> known(KillScope scope) {
        return switch (scope) {
            case GLOBAL -> List.of("");
            case VENUE -> List.of(KillSwitches.VENUE);
            case INSTRUMENT ->
                view.instruments().stream().map(Instrument::symbol).toList();
            case ACCOUNT -> view.accounts().stream().map(String::valueOf).toList();
            case STRATEGY -> strategies();
        };
    }

    /// Those that are shipped, those that run, and whoever has something open.
    private List<String> strategies() {
        SortedSet<String> names = new TreeSet<>(StrategyCatalog.names());
        names.addAll(running.get());
        for (int account : view.accounts()) {
            view.openOrders(account).forEach(order -> names.add(order.strategy()));
            view.openTrades(account).forEach(trade -> names.add(trade.strategy()));
        }
        names.remove("");
        return List.copyOf(names);
    }

    private static int canceled(Answer.Decided decided) {
        return (int) decided.reports().stream()
                .filter(report -> report instanceof Report.Canceled canceled && !canceled.liquidity())
                .count();
    }

    private static String denial(Answer.Decided decided) {
        return decided.reports().stream()
                .filter(report -> report instanceof Report.Denied denied && !denied.isOfAmendment())
                .map(report -> " code=" + ((Report.Denied) report).code())
                .findFirst()
                .orElse(": the gateway has left it as it was");
    }

    private List<OpenOrder> orders(KillTarget target) {
        List<OpenOrder> orders = new ArrayList<>();
        for (int account : view.accounts()) {
            for (Order order : view.openOrders(account)) {
                Instrument instrument = view.instrument(order.instrument());
                if (target.covers(order, instrument.symbol())) {
                    orders.add(new OpenOrder(
                            order.orderId(),
                            account,
                            instrument.symbol(),
                            order.side().name(),
                            instrument.quantity(order.leavesQuantity()).toPlainString(),
                            order.status().name()));
                }
            }
        }
        return orders;
    }

    /// What is open of the trades that are covered, together per account and instrument.
    private List<OpenPosition> positions(KillTarget target) {
        List<OpenPosition> positions = new ArrayList<>();
        for (int account : view.accounts()) {
            TreeMap<Integer, Long> lots = new TreeMap<>();
            for (Trade trade : view.openTrades(account)) {
                if (target.covers(trade, view.instrument(trade.instrument()).symbol())) {
                    long open = trade.side() == Side.BUY ? trade.openQuantity() : -trade.openQuantity();
                    lots.merge(trade.instrument(), open, Long::sum);
                }
            }
            lots.forEach((id, quantity) -> {
                Instrument instrument = view.instrument(id);
                if (quantity != 0) {
                    positions.add(new OpenPosition(
                            account,
                            instrument.symbol(),
                            instrument.quantity(quantity).toPlainString()));
                }
            });
        }
        return positions;
    }
}
