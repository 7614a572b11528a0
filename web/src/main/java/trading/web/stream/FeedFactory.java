package trading.web.stream;

import trading.engine.view.LiveView;
import trading.web.account.AccountJson;
import trading.web.position.PositionRoutes;
import trading.web.service.ServiceDirectory;

/// Makes the feed of a channel.
record FeedFactory(int account, String accountName, LiveView view, ServiceDirectory services, RecentFills fills) {
    Feed create(Channel channel) {
        return switch (channel.kind()) {
            case QUOTES -> new QuoteFeed(channel, view);
            case TAPE -> new TapeFeed(channel, view);
            case BARS -> new BarFeed(channel, view);
            case DEPTH -> new DepthFeed(channel, view);
            case ORDERS -> new OrderFeed(channel, account, view);
            case FILLS -> new FillFeed(channel, view, fills);
            case TRADES -> new TradeFeed(channel, account, view);
            case POSITIONS -> new MarkedFeed(channel, this::positions);
            case ACCOUNT -> new MarkedFeed(channel, () -> AccountJson.of(account, accountName, view));
            case SERVICES -> new ServiceFeed(channel, services);
        };
    }

    /// Flat ones too, so that a reader sees one go.
    private Object positions() {
        return view.positions(account).stream()
                .map(position -> PositionRoutes.json(position, view))
                .toList();
    }
}
