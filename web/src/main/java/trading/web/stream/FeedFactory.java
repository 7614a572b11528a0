package trading.web.stream;

import java.util.Map;
import trading.engine.message.Report;
import trading.engine.model.Fill;
import trading.engine.model.Order;
import trading.engine.model.Trade;
import trading.engine.view.Denial;
import trading.engine.view.LiveView;
import trading.web.account.AccountJson;
import trading.web.order.FillJson;
import trading.web.order.OrderJson;
import trading.web.order.OrderReports;
import trading.web.pattern.SightingJson;
import trading.web.position.PositionRoutes;
import trading.web.risk.Activity;
import trading.web.risk.DenialJson;
import trading.web.risk.RiskJson;
import trading.web.strategy.DecisionJson;
import trading.web.trade.TradeJson;

/// Makes the feed of a channel. `account` and `accountName` are those of the desk's own.
record FeedFactory(
        int account, String accountName, LiveView view, DeskFeeds desk, RecentFills fills, Activity activity) {
    private static final int SHOWN_DENIALS = 100;

    Feed create(Channel channel) {
        int of = channel.account();
        return switch (channel.kind()) {
            case QUOTES -> new QuoteFeed(channel, view);
            case TAPE -> new TapeFeed(channel, view);
            case BARS -> new BarFeed(channel, view);
            case DEPTH -> new DepthFeed(channel, view);
            case ORDERS -> new EventFeed<>(channel, orders(of));
            case FILLS -> new EventFeed<>(channel, recentFills(of));
            case TRADES -> new EventFeed<>(channel, trades(of));
            case DENIALS -> new EventFeed<>(channel, denials(of));
            case POSITIONS -> new MarkedFeed(channel, () -> positions(of));
            case ACCOUNT -> new MarkedFeed(channel, () -> AccountJson.of(of, nameOf(of), view));
            case RISK -> new MarkedFeed(channel, () -> risk(of));
            case SERVICES -> new PolledFeed(channel, desk.services()::services);
            case ALERTS -> new PolledFeed(channel, desk.alerts());
            case STRATEGIES -> new PolledFeed(channel, desk.strategies());
            case DECISIONS -> new NewsFeed<>(channel, desk.decisions(), DecisionJson::id);
            case PATTERNS -> new NewsFeed<>(channel, desk.patterns(), SightingJson::id);
            case LOGS -> {
                String service = channel.service();
                yield new NewsFeed<>(channel, () -> desk.services().newest(service), line -> String.valueOf(line.id()));
            }
        };
    }

    private String nameOf(int of) {
        return view.terms(of).map(terms -> terms.name()).orElse(accountName);
    }

    private EventFeed.Source<Order> orders(int of) {
        return EventFeed.Source.ofView(
                (sequence, timeNanos, report) -> OrderReports.orderOf(report),
                () -> view.openOrders(of),
                order -> OrderJson.of(order, view.instrument(order.instrument())));
    }

    private EventFeed.Source<Fill> recentFills(int of) {
        return new EventFeed.Source<>(
                (sequence, timeNanos, report) -> report instanceof Report.Filled filled ? filled.fill() : null,
                () -> fills.last(of),
                fill -> FillJson.of(fill, view.instrument(fill.instrument())));
    }

    private EventFeed.Source<Trade> trades(int of) {
        return EventFeed.Source.ofView(
                (sequence, timeNanos, report) -> report instanceof Report.TradeUpdated updated ? updated.trade() : null,
                () -> view.openTrades(of),
                trade -> TradeJson.of(trade, view.instrument(trade.instrument()), view.lastPrice(trade.instrument())));
    }

    private EventFeed.Source<Denial> denials(int of) {
        return EventFeed.Source.ofView(
                (sequence, timeNanos, report) ->
                        report instanceof Report.Denied denied ? new Denial(sequence, timeNanos, denied) : null,
                () -> view.denials(of, SHOWN_DENIALS),
                denial -> DenialJson.of(denial, view));
    }

    /// Flat ones too, so that a reader sees one go.
    private Object positions(int of) {
        return view.positions(of).stream()
                .map(position -> PositionRoutes.json(position, view))
                .toList();
    }

    /// Nothing before the account is opened.
    private Object risk(int of) {
        return view.risk(of).isPresent() ? RiskJson.of(of, view, activity) : Map.of();
    }
}
