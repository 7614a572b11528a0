package trading.web.command;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import trading.engine.gateway.Answer;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayState;
import trading.engine.message.Command;
import trading.engine.message.OrderOutlook;
import trading.web.problem.Problem;
import trading.web.problem.ProblemException;
import trading.web.problem.ProblemType;

/// Hands commands to the gateway and waits for what becomes of them, for a while.
public final class Gate {
    private static final String UNKNOWN =
            " Whether the command was stored is not known: send it again with the same clientOrderId, it is taken once.";

    private static final long BUSY_PAUSE_MILLIS = 2;

    private final ExecutionGateway gateway;
    private final Duration deadline;

    public Gate(ExecutionGateway gateway, Duration deadline) {
        this.gateway = gateway;
        this.deadline = deadline;
    }

    /// Durable and decided, or a problem.
    public Answer.Decided decide(Command command) throws InterruptedException {
        try {
            return switch (gateway.submit(command).get(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                case Answer.Decided decided -> decided;
                case Answer.Busy() ->
                    throw new Problem(ProblemType.BUSY, "Nothing was stored; try again.")
                            .withHeader("Retry-After", "1")
                            .asException();
                case Answer.Halted(String reason, boolean unknown) -> throw halted(unknown);
            };
        } catch (TimeoutException e) {
            String detail = "No answer within " + deadline.toMillis() + " ms." + UNKNOWN;
            throw new Problem(ProblemType.TIMEOUT, detail)
                    .withHeader("Retry-After", "1")
                    .asException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("gateway: an answer failed", e);
        }
    }

    /// What would become of the order, without sending it. Throws the problem that the order would meet
    /// when nothing is taken at all.
    public OrderOutlook ask(Command.SubmitOrder order) {
        requireRunning();
        return gateway.ask(order);
    }

    /// The same for orders that depend on each other.
    public OrderOutlook ask(Command.SubmitOrderList list) {
        requireRunning();
        return gateway.ask(list);
    }

    private void requireRunning() {
        if (gateway.state() != GatewayState.RUNNING) {
            throw halted(false);
        }
    }

    /// As [#decide], for what must get in before anything else: a full ring is tried again until the
    /// deadline.
    public Answer.Decided insist(Command command) throws InterruptedException {
        long until = System.nanoTime() + deadline.toNanos();
        while (true) {
            try {
                return decide(command);
            } catch (ProblemException e) {
                if (e.problem().type() != ProblemType.BUSY || System.nanoTime() - until >= 0) {
                    throw e;
                }
                Thread.sleep(BUSY_PAUSE_MILLIS);
            }
        }
    }

    /// The gateway's time in nanoseconds: in a replay the market's, else the wall clock's.
    public long timeNanos() throws InterruptedException {
        return decide(new Command.AdvanceTime()).timeNanos();
    }

    /// The gateway's own reason may name files, so it goes to the log and the health page, not here.
    private static RuntimeException halted(boolean unknown) {
        String detail = "The gateway takes no commands." + (unknown ? UNKNOWN : " Nothing was stored.");
        return new Problem(ProblemType.HALTED, detail)
                .withHeader("Retry-After", "5")
                .asException();
    }
}
