package trading.engine.matching;

import java.util.ArrayList;
import java.util.List;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// The plainest book there is: one sorted list of resting orders for each side.
final class ReferenceBook implements TestBook {
    private static final class Resting {
        final long id;
        final int account;
        final Side side;
        final long price;
        long quantity;

        Resting(long id, int account, Side side, long price, long quantity) {
            this.id = id;
            this.account = account;
            this.side = side;
            this.price = price;
            this.quantity = quantity;
        }
    }

    private final List<Resting> bids = new ArrayList<>();
    private final List<Resting> asks = new ArrayList<>();

    @Override
    public List<Event> submit(long id, int account, Side side, long quantity, long price, TimeInForce timeInForce) {
        List<Event> events = new ArrayList<>();
        List<Resting> candidates = list(side.opposite()).stream()
                .takeWhile(order -> side == Side.BUY ? order.price <= price : order.price >= price)
                .toList();
        if (timeInForce == TimeInForce.FOK && reachable(candidates, account) < quantity) {
            return List.of(new End(Outcome.FILL_OR_KILL));
        }
        long rest = quantity;
        boolean metItself = false;
        for (Resting maker : candidates) {
            if (rest == 0) {
                break;
            }
            if (maker.account == account) {
                metItself = true;
                break;
            }
            long traded = Math.min(rest, maker.quantity);
            rest -= traded;
            maker.quantity -= traded;
            if (maker.quantity == 0) {
                list(maker.side).remove(maker);
            }
            mergeLevel(events, new Match(maker.id, id, maker.price, traded), maker);
        }
        if (rest > 0 && !metItself && timeInForce == TimeInForce.GTC) {
            insert(new Resting(id, account, side, price, rest));
            events.add(new Level(side, price, total(side, price)));
            events.add(new End(Outcome.RESTING));
        } else {
            Outcome unfilled = metItself ? Outcome.SELF_MATCH : Outcome.NO_LIQUIDITY;
            events.add(new End(rest == 0 ? Outcome.FILLED : unfilled));
        }
        return events;
    }

    /// A level is told once, after the last match at its price.
    private void mergeLevel(List<Event> events, Match match, Resting maker) {
        if (!events.isEmpty() && events.getLast() instanceof Level level && level.price() == maker.price) {
            events.removeLast();
        }
        events.add(match);
        events.add(new Level(maker.side, maker.price, total(maker.side, maker.price)));
    }

    private static long reachable(List<Resting> candidates, int account) {
        long sum = 0;
        for (Resting order : candidates) {
            if (order.account == account) {
                break;
            }
            sum += order.quantity;
        }
        return sum;
    }

    @Override
    public List<Event> cancel(long id) {
        for (Side side : Side.values()) {
            for (Resting order : list(side)) {
                if (order.id == id) {
                    list(side).remove(order);
                    return List.of(new Level(side, order.price, total(side, order.price)));
                }
            }
        }
        return List.of();
    }

    @Override
    public List<Long> queue(Side side) {
        return list(side).stream().map(order -> order.id).toList();
    }

    private List<Resting> list(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /// Behind all that are as good or better.
    private void insert(Resting order) {
        List<Resting> list = list(order.side);
        int index = 0;
        while (index < list.size() && !isBetter(order, list.get(index))) {
            index++;
        }
        list.add(index, order);
    }

    private static boolean isBetter(Resting order, Resting other) {
        return order.side == Side.BUY ? order.price > other.price : order.price < other.price;
    }

    private long total(Side side, long price) {
        long sum = 0;
        for (Resting order : list(side)) {
            sum += order.price == price ? order.quantity : 0;
        }
        return sum;
    }
}
