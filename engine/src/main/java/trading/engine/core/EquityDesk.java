package trading.engine.core;

import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Equity;
import trading.engine.model.LossLimits;
import trading.engine.model.Side;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;
import trading.engine.position.Account;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;
import trading.engine.risk.EquityTrack;

/// Measures what accounts and trades are worth, and stops accounts that lose more than they may.
final class EquityDesk {
    private static final long REPORT_EVERY = 10_000_000_000L;
    private static final int MILLION = 1_000_000;

    private final CoreState state;
    private final Marks marks;
    private final AccountStates states;

    EquityDesk(CoreState state, Marks marks, AccountStates states) {
        this.state = state;
        this.marks = marks;
        this.states = states;
    }

    /// Time was told.
    void measureAll() {
        for (Participant participant : state.participants()) {
            if (!participant.account.isLiquidity()) {
                measure(participant);
                report(participant);
                measureTrades(participant.account);
            }
        }
        for (Market market : state.markets()) {
            market.forgetPrices();
        }
    }

    /// Before an order of an account with loss limits.
    void beforeOrder(Participant participant) {
        if (participant.account.limitsLoss() && !participant.account.isLiquidity()) {
            measure(participant);
        }
    }

    private void measure(Participant participant) {
        EquityTrack track = participant.risk.equity();
        track.measure(marks.equity(participant.account), state.outbox.timeNanos());
        LossLimits limits = participant.account.limits().loss();
        TradingState now = participant.risk.state();
        if (now == TradingState.HALTED) {
            return;
        }
        long fall = track.peak() - track.equity();
        if (fall > 0 && track.peak() > 0 && limits.drawdownPpm() < MILLION && isDeeper(fall, track.peak(), limits)) {
            stop(
                    participant,
                    TradingState.HALTED,
                    StateReason.DRAWDOWN,
                    "equity=" + track.equity() + " peak=" + track.peak() + " drawdownPpm=" + limits.drawdownPpm());
        } else if (now == TradingState.ACTIVE && track.dayStart() - track.equity() > limits.dailyLoss()) {
            stop(
                    participant,
                    TradingState.REDUCING,
                    StateReason.DAILY_LOSS,
                    "equity=" + track.equity() + " dayStart=" + track.dayStart() + " dailyLoss=" + limits.dailyLoss());
        }
    }

    /// `fall / peak > drawdownPpm / 1e6`, without a fraction.
    private static boolean isDeeper(long fall, long peak, LossLimits limits) {
        long allowed = peak / MILLION * limits.drawdownPpm() + peak % MILLION * limits.drawdownPpm() / MILLION;
        return fall > allowed;
    }

    private void stop(Participant participant, TradingState next, StateReason reason, String text) {
        states.set(participant, next, reason, text, "");
        tell(participant);
    }

    private void report(Participant participant) {
        if (participant.risk.equity().isDue(state.outbox.timeNanos(), REPORT_EVERY)) {
            tell(participant);
        }
    }

    private void tell(Participant participant) {
        EquityTrack track = participant.risk.equity();
        track.reported(state.outbox.timeNanos());
        state.outbox.emit(new Report.EquityUpdated(equity(participant, state.outbox.timeNanos())));
    }

    Equity equity(Participant participant, long timeNanos) {
        EquityTrack track = participant.risk.equity();
        int home = marks.homeAsset();
        return new Equity(
                participant.account.id(),
                home < 0 ? "" : state.ledger.assetName(home),
                track.equity(),
                track.peak(),
                track.dayStart(),
                timeNanos);
    }

    /// How far the market went for and against the account's open trades since the last time.
    private void measureTrades(Account account) {
        List<Holding> held = account.held();
        for (int i = 0; i < held.size(); i++) {
            Holding holding = held.get(i);
            if (holding.tradeCount() > 0) {
                measureTrades(holding, Side.BUY);
                measureTrades(holding, Side.SELL);
            }
        }
    }

    private void measureTrades(Holding holding, Side side) {
        Market market = state.requiredMarket(holding.instrument());
        long lowest = market.lowestExit(side);
        long highest = market.highestExit(side);
        if (lowest == 0) {
            return;
        }
        for (RoundTrip trade = holding.oldest(side); trade != null; trade = holding.after(trade)) {
            trade.measure(market.instrument().valueAtMost(lowest, trade.openQuantity()));
            trade.measure(market.instrument().valueAtMost(highest, trade.openQuantity()));
        }
    }

    void deposited(Participant participant, int asset, long amount) {
        participant.risk.equity().deposited(marks.valueOf(asset, amount));
    }
}
