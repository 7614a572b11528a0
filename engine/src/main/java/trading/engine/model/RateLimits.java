package trading.engine.model;

/// How often something may happen. A limit of 0 times is none.
///
/// `messages` in `messageNanos`: new orders, amendments and cancels of the account together; new orders and
/// amendments are refused when they would leave less than `cancelReserve` of them for cancels, cancels never.
/// `duplicateNanos`: a person's order that is like another of the same strategy (account, instrument, side,
/// type, quantity, prices) is refused within that time. `executions` in `executionNanos`: a strategy that has
/// more is disabled until somebody enables it again.
public record RateLimits(
        int messages, long messageNanos, int cancelReserve, long duplicateNanos, int executions, long executionNanos) {
    public static final RateLimits NONE = new RateLimits(0, 0, 0, 0, 0, 0);
    private static final int MOST = 100_000;

    public RateLimits {
        if (messages < 0
                || messages > MOST
                || messageNanos < 0
                || cancelReserve < 0
                || (messages > 0 && (cancelReserve >= messages || messageNanos == 0))
                || duplicateNanos < 0
                || executions < 0
                || executions > MOST
                || executionNanos < 0
                || (executions > 0 && executionNanos == 0)) {
            throw new IllegalArgumentException("rate limits: messages=" + messages + " messageNanos=" + messageNanos
                    + " cancelReserve=" + cancelReserve + " duplicateNanos=" + duplicateNanos + " executions="
                    + executions + " executionNanos=" + executionNanos + ": 0 to " + MOST
                    + " times, with a span of time, cancelReserve below messages");
        }
    }
}
