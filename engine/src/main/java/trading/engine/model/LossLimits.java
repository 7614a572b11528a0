package trading.engine.model;

/// What may be lost before trading stops by itself, until somebody sets it going again.
///
/// `dailyLoss`: money below the equity at midnight (UTC); past it the account is reducing. `drawdownPpm`:
/// parts per million below the highest equity; past it the account is halted.
public record LossLimits(long dailyLoss, int drawdownPpm) {
    public static final LossLimits NONE = new LossLimits(Long.MAX_VALUE, Integer.MAX_VALUE);

    public LossLimits {
        if (dailyLoss <= 0 || drawdownPpm <= 0) {
            throw new IllegalArgumentException(
                    "loss limits: dailyLoss=" + dailyLoss + " drawdownPpm=" + drawdownPpm + ": must be above 0");
        }
    }
}
