package trading.web.account;

import java.util.List;
import trading.engine.model.Balance;
import trading.engine.view.AccountSummary;
import trading.engine.view.LiveView;
import trading.web.text.Figures;

/// An account as it is shown.
public record AccountJson(
        String account,
        String currency,
        String cash,
        String equity,
        String positionsValue,
        String unrealizedPnl,
        String realizedPnl,
        List<BalanceJson> balances,
        long sequence) {

    /// Money of one asset: `total = free + locked`.
    public record BalanceJson(String asset, String free, String locked, String total) {
        static BalanceJson of(Balance balance) {
            return new BalanceJson(
                    balance.asset(),
                    Figures.money(balance.free()),
                    Figures.money(balance.locked()),
                    Figures.money(balance.total()));
        }
    }

    public static AccountJson of(int account, String name, LiveView view) {
        long sequence = view.sequence();
        AccountSummary summary = view.summary(account);
        return new AccountJson(
                name,
                summary.currency(),
                Figures.money(summary.cash()),
                Figures.money(summary.equity()),
                Figures.money(summary.positionsValue()),
                Figures.money(summary.unrealizedPnl()),
                Figures.money(summary.realizedPnl()),
                view.balances(account).stream().map(BalanceJson::of).toList(),
                sequence);
    }
}
