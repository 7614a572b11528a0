package trading.launcher.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The plainest book there is, for the generator to know which orders rest: nobody measures it.
final class ReferenceBook {
    private final NavigableMap<Long, Level> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Level> asks = new TreeMap<>();
    private final List<Resting> resting = new ArrayList<>();

    static final class Resting {
        final int order;
        final int account;
        final byte side;
        long price;
        int quantity;
        /// The place in the list of all, -1 when it is gone.
        private int at = -1;
        /// Counts moves: what a queue holds of an earlier place is stale.
        private int place;

        Resting(int order, int account, byte side, long price, int quantity) {
            this.order = order;
            this.account = account;
            this.side = side;
            this.price = price;
            this.quantity = quantity;
        }
    }

    private record Queued(Resting order, int place) {
        boolean isStale() {
            return order.at < 0 || order.place != place;
        }
    }

    private static final class Level {
        final ArrayDeque<Queued> queue = new ArrayDeque<>();
        int live;
    }

    private NavigableMap<Long, Level> side(byte side) {
        return side == OrderStream.BUY ? bids : asks;
    }

    int count() {
        return resting.size();
    }

    Resting get(int index) {
        return resting.get(index);
    }

    /// The best price of a side, or `none`.
    long best(byte side, long none) {
        var levels = side(side);
        return levels.isEmpty() ? none : levels.firstKey();
    }

    /// Whether an order of that account would meet one of its own before it is filled.
    boolean wouldMeetItself(int account, byte side, long price, int quantity) {
        int left = quantity;
        for (var level : side(opposite(side)).entrySet()) {
            if (!reaches(side, price, level.getKey())) {
                return false;
            }
            for (Queued queued : level.getValue().queue) {
                if (queued.isStale()) {
                    continue;
                }
                if (queued.order.account == account) {
                    return true;
                }
                left -= queued.order.quantity;
                if (left <= 0) {
                    return false;
                }
            }
        }
        return false;
    }

    /// Fills what can be filled and returns what is left of `quantity`.
    int match(byte side, long price, int quantity) {
        int left = quantity;
        var levels = side(opposite(side));
        while (left > 0 && !levels.isEmpty() && reaches(side, price, levels.firstKey())) {
            Level level = levels.firstEntry().getValue();
            Queued first = level.queue.peekFirst();
            if (first == null || first.isStale()) {
                level.queue.pollFirst();
                continue;
            }
            int filled = Math.min(left, first.order.quantity);
            first.order.quantity -= filled;
            left -= filled;
            if (first.order.quantity == 0) {
                remove(first.order);
            }
        }
        return left;
    }

    void rest(Resting order) {
        order.at = resting.size();
        resting.add(order);
        enqueue(order);
    }

    private void enqueue(Resting order) {
        order.place++;
        Level level = side(order.side).computeIfAbsent(order.price, price -> new Level());
        level.queue.addLast(new Queued(order, order.place));
        level.live++;
    }

    private void dequeue(Resting order) {
        var levels = side(order.side);
        Level level = levels.get(order.price);
        if (level != null && --level.live == 0) {
            levels.remove(order.price);
        }
    }

    void remove(Resting order) {
        dequeue(order);
        Resting last = resting.removeLast();
        if (last != order) {
            resting.set(order.at, last);
            last.at = order.at;
        }
        order.at = -1;
    }

    /// Takes it out, fills what the new price reaches, and lets the rest wait at the end of the queue there.
    void move(Resting order, long price) {
        dequeue(order);
        order.place++;
        order.price = price;
        order.quantity = match(order.side, price, order.quantity);
        if (order.quantity > 0) {
            enqueue(order);
        } else {
            Resting last = resting.removeLast();
            if (last != order) {
                resting.set(order.at, last);
                last.at = order.at;
            }
            order.at = -1;
        }
    }

    static byte opposite(byte side) {
        return side == OrderStream.BUY ? OrderStream.SELL : OrderStream.BUY;
    }

    private static boolean reaches(byte side, long limit, long price) {
        return side == OrderStream.BUY ? price <= limit : price >= limit;
    }
}
