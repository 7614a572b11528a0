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
import trading.web.position.PositionRoutes;
import trading.web.risk.DenialJson;
import trading.web.risk.RiskJson;
import trading.web.service.ServiceDirectory;
import trading.web.trade.TradeJson;

/// Makes the feed of a channel.
record FeedFactory(int account, String accountName, LiveView view, ServiceDirectory services, RecentFills fills) {
    private static final int SHOWN_DENIALS = 100;

    Feed create(Channel channel) {
        return switch (channel.kind()) {
            case QUOTES -> new QuoteFeed(channel, view);
            case TAPE -> new TapeFeed(channel, view);
            case BARS -> new BarFeed(channel, view);
            case DEPTH -> new DepthFeed(channel, view);
            case ORDERS -> new EventFeed<>(channel, orders());
            case FILLS -> new EventFeed<>(channel, recentFills());
            case TRADES -> new EventFeed<>(channel, trades());
            case DENIALS -> new EventFeed<>(channel, denials());
            case POSITIONS -> new MarkedFeed(channel, this::positions);
            case ACCOUNT -> new MarkedFeed(channel, () -> AccountJson.of(account, accountName, view));
            case RISK -> new MarkedFeed(channel, this::risk);
            case SERVICES -> new ServiceFeed(channel, services);
        };
    }

    private EventFeed.Source<Order> orders() {
        return EventFeed.Source.ofView(
                (sequence, timeNanos, report) -> OrderReports.orderOf(report),
                () -> view.openOrders(account),
                order -> OrderJson.of(order, view.instrument(order.instrument())));
    }

    private EventFeed.Source<Fill> recentFills() {
        return new EventFeed.Source<>(
                (sequence, timeNanos, report) -> report instanceof Report.Filled filled ? filled.fill() : null,
                fills::last,
                fill -> FillJson.of(fill, view.instrument(fill.instrument())));
    }

    private EventFeed.Source<Trade> trades() {
        return EventFeed.Source.ofView(
                (sequence, timeNanos, report) -> report instanceof Report.TradeUpdated updated ? updated.trade() : null,
                () -> view.openTrades(account),
                trade -> TradeJson.of(trade, view.instrument(trade.instrument()), view.lastPrice(trade.instrument())));
    }

    private EventFeed.Source<Denial> denials() {
        return EventFeed.Source.ofView(
                (sequence, timeNanos, report) ->
                        report instanceof Report.Denied denied ? new Denial(sequence, timeNanos, denied) : null,
                () -> view.denials(account, SHOWN_DENIALS),
                denial -> DenialJson.of(denial, view));
    }

    /// Flat ones too, so that a reader sees one go.
    private Object positions() {
        return view.positions(account).stream()
                .map(position -> PositionRoutes.json(position, view))
                .toList();
    }

    /// Nothing before the account is opened.
    private Object risk() {
        return view.risk(account).isPresent() ? RiskJson.of(account, view) : Map.of();
    }
}
