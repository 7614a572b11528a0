package trading.engine.reference;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradeStatus;
import trading.engine.reference.PlainChecks.Refusal;
import trading.engine.reference.PlainChecks.Verdict;

/// Commands in, reports out, as the trading rules say.
public final class ReferenceDesk {
    private static final int MOST_INSTRUMENTS = 65_536;
    private static final int MOST_FEE_PPM = 1_000_000;

    private final PlainState state = new PlainState();
    private final PlainChecks checks = new PlainChecks(state);
    private final PlainVenue venue = new PlainVenue(state);
    private final PlainExits exits = new PlainExits(state, checks, venue);

    public List<Report> decide(long timeNanos, Command command) {
        state.begin(timeNanos);
        dispatch(command);
        exits.onPrices();
        return state.end();
    }

    /// The present state as reports, in the order in which the core describes itself.
    public List<Report> describe() {
        return new PlainDescription(state).describe();
    }

    private void dispatch(Command command) {
        switch (command) {
            case Command.SubmitOrder submit -> submit(submit);
            case Command.UpdateQuote quote -> update(quote);
            case Command.CancelOrder cancel -> cancel(cancel);
            case Command.CancelAllOrders cancelAll -> cancelAll(cancelAll);
            case Command.CloseTrade close -> close(close);
            case Command.PublishBar publish -> publish(publish);
            case Command.AdvanceTime _advance -> advanceTime();
            case Command.Deposit deposit -> deposit(deposit);
            case Command.OpenAccount open -> open(open);
            case Command.DefineInstrument define -> define(define);
            default -> {}
        }
    }

    private void submit(SubmitOrder request) {
        PlainAccount account = state.account(request.account());
        PlainMarket market = state.market(request.instrument());
        String id = request.clientOrderId();
        if (account == null) {
            deny(request, false, new Refusal(DenyCode.ACCOUNT_UNKNOWN, request.account(), 0));
        } else if (market == null) {
            deny(request, account.isLiquidity(), new Refusal(DenyCode.INSTRUMENT_UNKNOWN, request.instrument(), 0));
        } else if (!id.isEmpty() && !PlainChecks.isValidId(id)) {
            deny(request, account.isLiquidity(), new Refusal(DenyCode.RISK_CHECK_FAILED, id.length(), 36));
        } else if (account.accepted.containsKey(id)) {
            PlainOrder first = account.accepted.get(id);
            state.emit(new Report.Duplicate(
                    account.id, id, first.orderId, first.request.equals(request), account.isLiquidity()));
        } else {
            Verdict verdict =
                    account.isLiquidity() ? checks.liquidity(request, market) : checks.trader(request, account, market);
            if (verdict.refusal() != null) {
                deny(request, account.isLiquidity(), verdict.refusal());
            } else {
                ExitReason reason = request.strategy().isEmpty() ? ExitReason.MANUAL : ExitReason.SIGNAL;
                venue.accept(request, account, market, verdict.bound(), verdict.reserve(), reason);
            }
        }
    }

    private void deny(SubmitOrder request, boolean liquidity, Refusal refusal) {
        state.emit(new Report.Denied(
                request.account(),
                request.instrument(),
                request.clientOrderId(),
                request.strategy(),
                refusal.code(),
                refusal.measured(),
                refusal.limit(),
                liquidity));
    }

    private void deny(int account, int instrument, boolean liquidity, DenyCode code, long measured, long limit) {
        state.emit(new Report.Denied(account, instrument, "", "", code, measured, limit, liquidity));
    }

    private void cancel(Command.CancelOrder command) {
        PlainOrder order = state.orders.get(command.orderId());
        PlainAccount account = state.account(command.account());
        if (order == null || order.owner != account) {
            boolean liquidity = account != null && account.isLiquidity();
            state.emit(new Report.CancelRejected(command.account(), command.orderId(), liquidity));
        } else {
            venue.cancel(order, CancelReason.REQUESTED);
        }
    }

    private void cancelAll(Command.CancelAllOrders command) {
        PlainAccount account = state.account(command.account());
        if (account == null) {
            deny(command.account(), command.instrument(), false, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
            return;
        }
        for (PlainOrder order : state.openOrders(account)) {
            if (command.instrument() == -1 || command.instrument() == order.market.instrument.id()) {
                venue.cancel(order, CancelReason.REQUESTED);
            }
        }
    }

    private void close(Command.CloseTrade command) {
        PlainAccount account = state.account(command.account());
        PlainTrade trade = state.trades.get(command.tradeId());
        if (account == null) {
            deny(command.account(), -1, false, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
        } else if (trade == null || trade.owner != account) {
            boolean ended = trade == null && state.hasEnded(command.tradeId());
            DenyCode code = ended ? DenyCode.TRADE_NOT_OPEN : DenyCode.TRADE_UNKNOWN;
            deny(account.id, -1, account.isLiquidity(), code, command.tradeId(), 0);
        } else if (trade.status != TradeStatus.OPEN) {
            deny(account.id, trade.market.instrument.id(), false, DenyCode.TRADE_NOT_OPEN, trade.tradeId, 0);
        } else {
            ExitReason reason = command.reason() == ExitReason.NONE ? ExitReason.MANUAL : command.reason();
            Refusal refusal = exits.exit(trade, reason, false);
            if (refusal != null) {
                state.emit(new Report.Denied(
                        account.id,
                        trade.market.instrument.id(),
                        "",
                        trade.entry.request.strategy(),
                        refusal.code(),
                        refusal.measured(),
                        refusal.limit(),
                        false));
            }
        }
    }

    private void update(UpdateQuote quote) {
        PlainAccount account = state.account(quote.account());
        PlainMarket market = state.market(quote.instrument());
        if (account == null || !account.isLiquidity()) {
            deny(quote.account(), quote.instrument(), false, DenyCode.ACCOUNT_UNKNOWN, quote.account(), 0);
        } else if (market == null) {
            deny(quote.account(), quote.instrument(), true, DenyCode.INSTRUMENT_UNKNOWN, quote.instrument(), 0);
        } else {
            Refusal refusal = wrong(quote, market.instrument);
            if (refusal != null) {
                deny(
                        account.id,
                        market.instrument.id(),
                        true,
                        refusal.code(),
                        refusal.measured(),
                        refusal.limit());
            } else {
                replace(quote, account, market);
            }
        }
    }

    private static @Nullable Refusal wrong(UpdateQuote quote, Instrument instrument) {
        Refusal bid = wrongSide(quote.bidPrice(), quote.bidQuantity(), instrument);
        if (bid != null) {
            return bid;
        }
        Refusal ask = wrongSide(quote.askPrice(), quote.askQuantity(), instrument);
        if (ask != null) {
            return ask;
        }
        boolean both = quote.bidQuantity() > 0 && quote.askQuantity() > 0;
        return both && quote.bidPrice() >= quote.askPrice()
                ? new Refusal(DenyCode.PRICE_ABOVE_MAXIMUM, quote.bidPrice(), quote.askPrice() - 1)
                : null;
    }

    private static @Nullable Refusal wrongSide(long price, long quantity, Instrument instrument) {
        if (quantity == 0) {
            return null;
        }
        if (quantity < 0) {
            return new Refusal(DenyCode.QUANTITY_BELOW_MINIMUM, quantity, 0);
        }
        if (quantity > PlainChecks.MOST_LOTS) {
            return new Refusal(DenyCode.QUANTITY_ABOVE_MAXIMUM, quantity, PlainChecks.MOST_LOTS);
        }
        if (price < 1) {
            return new Refusal(DenyCode.PRICE_BELOW_MINIMUM, price, 1);
        }
        if (price > PlainChecks.MOST_TICKS) {
            return new Refusal(DenyCode.PRICE_ABOVE_MAXIMUM, price, PlainChecks.MOST_TICKS);
        }
        return PlainChecks.fits(instrument, price, quantity)
                ? null
                : new Refusal(DenyCode.ARITHMETIC_OVERFLOW, quantity, 0);
    }

    /// An order that is already as it should be keeps its place.
    private void replace(UpdateQuote quote, PlainAccount account, PlainMarket market) {
        market.confirmedNanos = state.nowNanos;
        boolean hasBid = quote.bidQuantity() == 0;
        boolean hasAsk = quote.askQuantity() == 0;
        for (PlainOrder order : state.openOrders(account)) {
            if (order.market == market) {
                boolean buy = order.side() == Side.BUY;
                if (buy && !hasBid && order.bound == quote.bidPrice() && order.open() == quote.bidQuantity()) {
                    hasBid = true;
                } else if (!buy && !hasAsk && order.bound == quote.askPrice() && order.open() == quote.askQuantity()) {
                    hasAsk = true;
                } else {
                    venue.cancel(order, CancelReason.REQUESTED);
                }
            }
        }
        if (!hasBid) {
            quoteSide(account, market, Side.BUY, quote.bidPrice(), quote.bidQuantity());
        }
        if (!hasAsk) {
            quoteSide(account, market, Side.SELL, quote.askPrice(), quote.askQuantity());
        }
    }

    private void quoteSide(PlainAccount account, PlainMarket market, Side side, long price, long quantity) {
        SubmitOrder request = new SubmitOrder(
                account.id,
                market.instrument.id(),
                "",
                "",
                side,
                OrderType.LIMIT,
                TimeInForce.GTC,
                quantity,
                price,
                0,
                false,
                0,
                0);
        venue.accept(request, account, market, price, BigInteger.ZERO, ExitReason.NONE);
    }

    private void publish(Command.PublishBar command) {
        int instrument = command.bar().instrument();
        PlainMarket market = state.market(instrument);
        if (market == null) {
            denyAnyone(-1, instrument, DenyCode.INSTRUMENT_UNKNOWN, instrument, 0);
        } else {
            state.emit(new Report.BarClosed(command.bar()));
            market.bars.onBar(state.nowNanos, command.bar(), bar -> state.emit(new Report.BarClosed(bar)));
        }
    }

    private void advanceTime() {
        for (PlainMarket market : state.markets.values()) {
            market.bars.onTime(state.nowNanos, bar -> state.emit(new Report.BarClosed(bar)));
        }
    }

    private void deposit(Command.Deposit command) {
        PlainAccount account = state.account(command.account());
        if (account == null) {
            denyAnyone(command.account(), -1, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
        } else if (command.amount() <= 0) {
            denyAnyone(command.account(), -1, DenyCode.QUANTITY_BELOW_MINIMUM, command.amount(), 1);
        } else if (!account.depositReferences.contains(command.reference())) {
            state.heardOf(command.asset());
            if (state.deposit(account, command.asset(), command.amount())) {
                account.depositReferences.add(command.reference());
                state.emit(new Report.Deposited(
                        account.id, command.asset(), command.amount(), command.reference(), account.isLiquidity()));
                state.changedBalance(account, command.asset());
                state.changedAccount(account);
            } else {
                denyAnyone(command.account(), -1, DenyCode.ARITHMETIC_OVERFLOW, command.amount(), 0);
            }
        }
    }

    private void open(Command.OpenAccount command) {
        PlainAccount known = state.account(command.account());
        int highest = Math.max(command.makerFeePpm(), command.takerFeePpm());
        int lowest = Math.min(command.makerFeePpm(), command.takerFeePpm());
        if (command.account() < 0 || (known != null && known.kind != command.kind())) {
            denyAnyone(command.account(), -1, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
        } else if (highest > MOST_FEE_PPM || lowest < -MOST_FEE_PPM) {
            denyAnyone(command.account(), -1, DenyCode.RISK_CHECK_FAILED, highest, MOST_FEE_PPM);
        } else if (known == null || !hasTerms(known, command)) {
            PlainAccount account = known == null ? new PlainAccount(command.account(), command.kind()) : known;
            account.name = command.name();
            account.makerFeePpm = command.makerFeePpm();
            account.takerFeePpm = command.takerFeePpm();
            account.limits = command.limits();
            state.accounts.put(account.id, account);
            state.emit(new Report.AccountOpened(
                    command.account(),
                    command.name(),
                    command.kind(),
                    command.makerFeePpm(),
                    command.takerFeePpm(),
                    command.limits()));
        }
    }

    private static boolean hasTerms(PlainAccount account, Command.OpenAccount command) {
        return account.name.equals(command.name())
                && account.makerFeePpm == command.makerFeePpm()
                && account.takerFeePpm == command.takerFeePpm()
                && account.limits.equals(command.limits());
    }

    private void define(Command.DefineInstrument command) {
        Instrument instrument = command.instrument();
        PlainMarket known = state.market(instrument.id());
        if (instrument.id() >= MOST_INSTRUMENTS) {
            denyAnyone(-1, instrument.id(), DenyCode.INSTRUMENT_UNKNOWN, instrument.id(), MOST_INSTRUMENTS - 1);
        } else if (known == null) {
            boolean taken = state.markets.values().stream()
                    .anyMatch(market -> market.instrument.symbol().equals(instrument.symbol()));
            if (taken) {
                denyAnyone(-1, instrument.id(), DenyCode.INSTRUMENT_UNKNOWN, instrument.id(), 0);
            } else {
                state.emit(new Report.InstrumentDefined(state.addMarket(instrument).instrument));
            }
        } else if (!mayBecome(known.instrument, instrument)) {
            denyAnyone(-1, instrument.id(), DenyCode.RISK_CHECK_FAILED, instrument.id(), 0);
        } else if (!known.instrument.equals(instrument)) {
            known.instrument = instrument;
            state.emit(new Report.InstrumentDefined(instrument));
        }
    }

    private static boolean mayBecome(Instrument known, Instrument other) {
        return known.symbol().equals(other.symbol())
                && known.base().equals(other.base())
                && known.quote().equals(other.quote())
                && known.tickSize() == other.tickSize()
                && known.lotSize() == other.lotSize();
    }

    /// About nobody's order: an account that is negative counts as the market's.
    private void denyAnyone(int account, int instrument, DenyCode code, long measured, long limit) {
        PlainAccount known = state.account(account);
        boolean liquidity = account < 0 || (known != null && known.isLiquidity());
        deny(account, instrument, liquidity, code, measured, limit);
    }
}
