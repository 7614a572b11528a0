package trading.launcher.kill;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import trading.engine.message.Command.RearmKillSwitch;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.model.Order;
import trading.engine.model.Trade;

/// What a kill switch covers. `target` is empty for all.
public record KillTarget(KillScope scope, String target) {
    /// All trading.
    public static final KillTarget GLOBAL = new KillTarget(KillScope.GLOBAL, "");

    private static final int LONGEST_TARGET = 100;

    public KillTarget {
        boolean global = scope == KillScope.GLOBAL;
        if (global != target.isEmpty()) {
            throw new IllegalArgumentException(
                    global
                            ? "target " + target + ": a global kill switch has none; add --scope, one of "
                                    + String.join(", ", scopes())
                            : "scope " + name(scope) + " needs a target: " + expected(scope));
        }
        if (target.length() > LONGEST_TARGET
                || !target.equals(target.strip())
                || (scope == KillScope.ACCOUNT && !target.matches("\\d{1,9}"))) {
            throw new IllegalArgumentException("target " + target + ": must be " + expected(scope));
        }
    }

    /// `scope` as [#scopes()] has it.
    public static KillTarget of(String scope, String target) {
        return new KillTarget(
                Arrays.stream(KillScope.values())
                        .filter(known -> name(known).equals(scope))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "scope " + scope + ": must be one of " + String.join(", ", scopes()))),
                target);
    }

    /// The scopes as they are written.
    public static List<String> scopes() {
        return Arrays.stream(KillScope.values()).map(KillTarget::name).toList();
    }

    static String name(KillScope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    private static String expected(KillScope scope) {
        return switch (scope) {
            case GLOBAL -> "empty";
            case VENUE -> "a venue's name, for example paper";
            case INSTRUMENT -> "a symbol, for example BTCUSDT";
            case STRATEGY -> "a strategy's name, for example ema-cross";
            case ACCOUNT -> "an account's number, for example 1";
        };
    }

    public String scopeName() {
        return name(scope);
    }

    /// As a person reads it: `global`, `instrument BTCUSDT`.
    public String text() {
        return target.isEmpty() ? scopeName() : scopeName() + " " + target;
    }

    RearmKillSwitch rearm(String reason, String by) {
        return new RearmKillSwitch(scope, target, reason, by);
    }

    boolean is(KillSwitch engaged) {
        return engaged.scope() == scope && engaged.target().equals(target);
    }

    boolean covers(Order order, String symbol) {
        return covers(order.account(), symbol, order.strategy());
    }

    boolean covers(Trade trade, String symbol) {
        return covers(trade.account(), symbol, trade.strategy());
    }

    /// There is one venue, so a venue's switch covers everything that is seen here.
    private boolean covers(int account, String symbol, String strategy) {
        return switch (scope) {
            case GLOBAL, VENUE -> true;
            case INSTRUMENT -> symbol.equals(target);
            case STRATEGY -> strategy.equals(target);
            case ACCOUNT -> Integer.toString(account).equals(target);
        };
    }
}
