package trading.web.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;

/// The feeds that somebody listens to, by what they are about. Used by the dispatcher only.
final class Feeds {
    private final Map<Channel, Feed> all = new LinkedHashMap<>();
    private final Map<Integer, List<Feed>> byInstrument = new HashMap<>();
    private final Map<Integer, List<Feed>> byAccount = new HashMap<>();

    void add(Feed feed) {
        Channel channel = feed.channel();
        all.put(channel, feed);
        switch (channel.kind().about()) {
            case MARKET ->
                byInstrument
                        .computeIfAbsent(channel.market().id(), id -> new ArrayList<>())
                        .add(feed);
            case ACCOUNT ->
                byAccount
                        .computeIfAbsent(channel.account(), id -> new ArrayList<>())
                        .add(feed);
            case DESK, SERVICE -> {}
        }
    }

    void dropIfUnused(Feed feed) {
        if (!feed.hasSubscribers()) {
            all.remove(feed.channel());
            byInstrument.values().forEach(feeds -> feeds.remove(feed));
            byAccount.values().forEach(feeds -> feeds.remove(feed));
        }
    }

    @Nullable
    Feed find(Channel channel) {
        return all.get(channel);
    }

    Optional<Feed> known(Channel channel) {
        return Optional.ofNullable(all.get(channel));
    }

    Collection<Feed> all() {
        return all.values();
    }

    void apply(Batch batch) {
        for (Report report : batch.reports()) {
            switch (report) {
                case Report.OfAccount ofAccount -> {
                    if (!ofAccount.liquidity()) {
                        apply(byAccount.getOrDefault(ofAccount.account(), List.of()), batch, report);
                    }
                }
                case Report.KillSwitchEngaged engaged -> applyToAllAccounts(batch, report);
                case Report.KillSwitchRearmed rearmed -> applyToAllAccounts(batch, report);
                default -> applyToMarket(batch, report);
            }
        }
    }

    private void applyToAllAccounts(Batch batch, Report report) {
        byAccount.values().forEach(feeds -> apply(feeds, batch, report));
    }

    private void applyToMarket(Batch batch, Report report) {
        apply(byInstrument.getOrDefault(instrumentOf(report), List.of()), batch, report);
        if (report instanceof Report.MarketTraded || report instanceof Report.QuoteUpdated) {
            for (List<Feed> feeds : byAccount.values()) {
                for (Feed feed : feeds) {
                    if (feed instanceof MarkedFeed marked) {
                        marked.marked(batch.sequence());
                    }
                }
            }
        }
    }

    private static void apply(List<Feed> feeds, Batch batch, Report report) {
        for (Feed feed : feeds) {
            feed.apply(batch.sequence(), batch.timeNanos(), report);
        }
    }

    private static int instrumentOf(Report report) {
        return switch (report) {
            case Report.QuoteUpdated(var quote) -> quote.instrument();
            case Report.MarketTraded traded -> traded.instrument();
            case Report.DepthUpdated level -> level.instrument();
            case Report.BarClosed(var bar) -> bar.instrument();
            default -> -1;
        };
    }
}
