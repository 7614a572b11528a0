package trading.launcher;

import java.util.function.Consumer;
import trading.engine.market.FeedStatus;
import trading.engine.market.MarketFeed;

/// Tells the terminal how far a replay is, a line for each tenth, until it ends.
final class FeedProgress {
    private static final long LOOK_EVERY_MILLIS = 200;

    private FeedProgress() {}

    /// A feed without an end has nothing to tell. The thread ends with the feed.
    static void follow(MarketFeed feed, Consumer<String> out) {
        if (feed.status().kind().equals("replay")) {
            Thread.ofVirtual().name("feed-progress").start(() -> run(feed, out));
        }
    }

    private static void run(MarketFeed feed, Consumer<String> out) {
        int told = 0;
        try {
            while (true) {
                FeedStatus status = feed.status();
                int tenth = (int) (status.done() * 10);
                if (tenth > told) {
                    told = tenth;
                    out.accept(tenth * 10 + " %   " + status.detail());
                }
                if (status.state() != FeedStatus.State.RUNNING && status.state() != FeedStatus.State.WAITING) {
                    return;
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
