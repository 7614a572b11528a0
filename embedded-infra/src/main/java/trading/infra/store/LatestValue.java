package trading.infra.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Equity;
import trading.engine.model.ExitReason;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.Side;
import trading.engine.model.StateReason;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.model.TradingState;

/// What a key of Redis holds, with the names that the HTTP interface uses. What moves with every price
/// (unrealized PnL, market value) is left out: it would be old as soon as it is written.
sealed interface LatestValue {
    /// Whether it will never change again.
    default boolean ended() {
        return false;
    }

    record TradeValue(
            long id,
            String symbol,
            Side side,
            TradeStatus status,
            String quantity,
            String openQuantity,
            @Nullable String entryPrice,
            @Nullable String exitPrice,
            long entryOrderId,
            @Nullable String strategy,
            @Nullable String stopLossPrice,
            @Nullable String takeProfitPrice,
            @Nullable ExitReason exitReason,
            String fees,
            String realizedPnl,
            @Nullable String createdAt,
            @Nullable String openedAt,
            @Nullable String closedAt)
            implements LatestValue {
        @Override
        public boolean ended() {
            return status == TradeStatus.CLOSED || status == TradeStatus.CANCELED;
        }
    }

    record PositionValue(
            int account,
            String symbol,
            @Nullable Side side,
            String quantity,
            @Nullable String averagePrice,
            String realizedPnl,
            String fees)
            implements LatestValue {}

    record QuoteValue(String symbol, String bid, String bidQuantity, String ask, String askQuantity, long time)
            implements LatestValue {}

    /// `state` is ACTIVE as long as nothing else was said; money is null before the first measurement.
    record RiskValue(
            int account,
            TradingState state,
            @Nullable StateReason reason,
            @Nullable String text,
            @Nullable String by,
            @Nullable String asset,
            @Nullable String equity,
            @Nullable String peak,
            @Nullable String drawdown,
            @Nullable String dayStart,
            @Nullable String measuredAt)
            implements LatestValue {}

    record KillSwitchValue(boolean engaged, List<EngagedValue> switches) implements LatestValue {}

    record EngagedValue(
            KillScope scope,
            @Nullable String target,
            String reason,
            String by,
            @Nullable String since) {}

    static LatestValue of(int account, Report.@Nullable TradingStateChanged state, @Nullable Equity equity) {
        return new RiskValue(
                account,
                state == null ? TradingState.ACTIVE : state.state(),
                state == null ? null : state.reason(),
                state == null ? null : textOrNull(state.text()),
                state == null ? null : textOrNull(state.by()),
                equity == null ? null : equity.asset(),
                equity == null ? null : money(equity.equity()),
                equity == null ? null : money(equity.peak()),
                equity == null ? null : money(equity.drawdown()),
                equity == null ? null : money(equity.dayStart()),
                equity == null ? null : time(equity.timeNanos()));
    }

    static LatestValue of(List<KillSwitch> engaged) {
        List<EngagedValue> switches = engaged.stream()
                .map(each -> new EngagedValue(
                        each.scope(), textOrNull(each.target()), each.reason(), each.by(), time(each.sinceNanos())))
                .toList();
        return new KillSwitchValue(!switches.isEmpty(), switches);
    }

    static LatestValue of(Trade trade, Instrument instrument) {
        return new TradeValue(
                trade.tradeId(),
                instrument.symbol(),
                trade.side(),
                trade.status(),
                text(instrument.quantity(trade.orderQuantity())),
                text(instrument.quantity(trade.openQuantity())),
                average(instrument, trade.entryNotional(), trade.entryQuantity()),
                average(instrument, trade.exitNotional(), trade.exitQuantity()),
                trade.entryOrderId(),
                textOrNull(trade.strategy()),
                price(instrument, trade.stopLossPrice()),
                price(instrument, trade.takeProfitPrice()),
                trade.exitReason() == ExitReason.NONE ? null : trade.exitReason(),
                money(trade.fees()),
                money(trade.realizedPnl()),
                time(trade.createdNanos()),
                time(trade.openedNanos()),
                time(trade.closedNanos()));
    }

    static LatestValue of(Position position, Instrument instrument) {
        long quantity = position.quantity();
        return new PositionValue(
                position.account(),
                instrument.symbol(),
                quantity == 0 ? null : quantity > 0 ? Side.BUY : Side.SELL,
                text(instrument.quantity(Math.abs(quantity))),
                average(instrument, position.openNotional(), Math.abs(quantity)),
                money(position.realizedPnl()),
                money(position.fees()));
    }

    static LatestValue of(Quote quote, Instrument instrument) {
        return new QuoteValue(
                instrument.symbol(),
                text(instrument.price(quote.bidPrice())),
                text(instrument.quantity(quote.bidQuantity())),
                text(instrument.price(quote.askPrice())),
                text(instrument.quantity(quote.askQuantity())),
                quote.timeNanos() / 1_000_000);
    }

    private static @Nullable String average(Instrument instrument, long notional, long lots) {
        if (lots == 0) {
            return null;
        }
        BigDecimal average = FixedPoint.toDecimal(notional)
                .divide(instrument.quantity(lots), FixedPoint.SCALE, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return text(average);
    }

    private static @Nullable String price(Instrument instrument, long ticks) {
        return ticks == 0 ? null : text(instrument.price(ticks));
    }

    private static String money(long units) {
        return text(FixedPoint.toDecimal(units));
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(BigDecimal value) {
        return value.toPlainString();
    }

    private static @Nullable String time(long nanos) {
        if (nanos == 0) {
            return null;
        }
        Instant time = Instant.ofEpochMilli(Math.floorDiv(nanos, 1_000_000L));
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
