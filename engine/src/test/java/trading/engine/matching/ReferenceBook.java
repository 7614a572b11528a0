package trading.engine.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// The plainest book there is: a list of resting orders for each side, sorted whenever it is looked at.
final class ReferenceBook implements TestBook {
    private static final class Entry {
        final Ticket ticket;
        long price;
        long leaves;
        long slice;
        long queueAhead;
        long arrival;

        Entry(Ticket ticket) {
            this.ticket = ticket;
            this.price = ticket.price();
            this.leaves = ticket.quantity();
            this.queueAhead = ticket.queueAhead();
        }

        Entry copy() {
            Entry copy = new Entry(ticket);
            copy.price = price;
            copy.leaves = leaves;
            copy.slice = slice;
            copy.queueAhead = queueAhead;
            copy.arrival = arrival;
            return copy;
        }

        boolean isIceberg() {
            return ticket.display() > 0;
        }

        long shown() {
            return isIceberg() ? Math.min(leaves, slice) : leaves;
        }

        boolean reaches(Entry other) {
            return ticket.side() == Side.BUY ? price >= other.price : price <= other.price;
        }
    }

    private final List<Entry> bids = new ArrayList<>();
    private final List<Entry> asks = new ArrayList<>();
    private long arrivals;

    @Override
    public List<Event> submit(Ticket ticket) {
        return submit(new Entry(ticket), ticket.timeInForce());
    }

    private List<Event> submit(Entry taker, TimeInForce timeInForce) {
        if (timeInForce == TimeInForce.FOK && !isFilledInACopy(taker)) {
            return List.of(new End(Outcome.FILL_OR_KILL));
        }
        List<Event> events = new ArrayList<>();
        Outcome outcome = match(taker, events);
        if (outcome == Outcome.NO_LIQUIDITY && timeInForce == TimeInForce.GTC && findPlace(taker)) {
            taker.arrival = ++arrivals;
            taker.slice = taker.ticket.display();
            list(taker.ticket.side()).add(taker);
            events.add(level(taker.ticket.side(), taker.price));
            outcome = Outcome.RESTING;
        }
        events.add(new End(outcome));
        return events;
    }

    private boolean isFilledInACopy(Entry taker) {
        ReferenceBook copy = new ReferenceBook();
        bids.forEach(entry -> copy.bids.add(entry.copy()));
        asks.forEach(entry -> copy.asks.add(entry.copy()));
        copy.arrivals = arrivals;
        List<Event> events = new ArrayList<>();
        return copy.match(taker.copy(), events) == Outcome.FILLED
                && events.stream().noneMatch(Decrement.class::isInstance);
    }

    private Outcome match(Entry taker, List<Event> events) {
        Side side = taker.ticket.side().opposite();
        Map<Entry, Long> shares = new HashMap<>();
        List<Entry> skipped = new ArrayList<>();
        Outcome outcome = Outcome.NO_LIQUIDITY;
        Level before = new Level(side, 0, 0);
        Entry maker = nextMaker(taker, skipped);
        while (maker != null) {
            if (maker.price != before.price()) {
                tell(before, events);
                before = level(side, maker.price);
            }
            if (maker.ticket.account() == taker.ticket.account()) {
                SelfTradePrevention mode = taker.ticket.selfTradePrevention();
                meetItself(maker, taker, mode, events);
                if (mode == SelfTradePrevention.EXPIRE_TAKER || mode == SelfTradePrevention.EXPIRE_BOTH) {
                    outcome = Outcome.SELF_MATCH;
                    break;
                }
                if (taker.leaves == 0) {
                    outcome = Outcome.DECREMENTED;
                }
            } else {
                long quantity = Math.min(maker.shown(), offered(maker, taker, shares));
                if (quantity == 0) {
                    skipped.add(maker);
                } else {
                    trade(maker, taker, quantity, events);
                    shares.computeIfPresent(maker, (key, share) -> share - quantity);
                    outcome = taker.leaves == 0 ? Outcome.FILLED : outcome;
                }
            }
            maker = nextMaker(taker, skipped);
        }
        tell(before, events);
        return outcome;
    }

    private @Nullable Entry nextMaker(Entry taker, List<Entry> skipped) {
        if (taker.leaves > 0) {
            for (Entry maker : sorted(taker.ticket.side().opposite())) {
                if (taker.reaches(maker) && !skipped.contains(maker)) {
                    return maker;
                }
            }
        }
        return null;
    }

    private void meetItself(Entry maker, Entry taker, SelfTradePrevention mode, List<Event> events) {
        switch (mode) {
            case EXPIRE_TAKER -> {}
            case EXPIRE_MAKER, EXPIRE_BOTH -> {
                list(maker.ticket.side()).remove(maker);
                events.add(new SelfMatch(maker.ticket.id(), taker.ticket.id()));
            }
            case DECREMENT -> {
                long quantity = Math.min(maker.leaves, taker.leaves);
                maker.leaves -= quantity;
                taker.leaves -= quantity;
                if (maker.leaves == 0) {
                    list(maker.ticket.side()).remove(maker);
                }
                events.add(new Decrement(maker.ticket.id(), taker.ticket.id(), quantity));
            }
        }
    }

    /// What the taker has for this order; the outside market has to get to it first.
    private static long offered(Entry maker, Entry taker, Map<Entry, Long> shares) {
        if (!taker.ticket.outside() || taker.price != maker.price) {
            return taker.leaves;
        }
        if (maker.ticket.needsPassThrough()) {
            return 0;
        }
        if (shares.containsKey(maker)) {
            return Math.min(shares.get(maker), taker.leaves);
        }
        long offered = Math.max(0, taker.leaves - maker.queueAhead);
        if (maker.queueAhead > 0) {
            shares.put(maker, offered);
            maker.queueAhead = Math.max(0, maker.queueAhead - taker.leaves);
        }
        return offered;
    }

    private void trade(Entry maker, Entry taker, long quantity, List<Event> events) {
        maker.leaves -= quantity;
        maker.slice -= quantity;
        taker.leaves -= quantity;
        if (maker.leaves == 0) {
            list(maker.ticket.side()).remove(maker);
        } else if (maker.isIceberg() && maker.slice == 0) {
            maker.slice = maker.ticket.display();
            maker.arrival = ++arrivals;
        }
        events.add(new Match(maker.ticket.id(), taker.ticket.id(), maker.price, quantity));
    }

    /// An order of the outside market steps back from the other side. False when it cannot.
    private boolean findPlace(Entry order) {
        List<Entry> opposite = sorted(order.ticket.side().opposite());
        while (order.ticket.outside() && !opposite.isEmpty() && order.reaches(opposite.getFirst())) {
            order.price += order.ticket.side() == Side.BUY ? -1 : 1;
        }
        return order.price >= 1;
    }

    @Override
    public List<Event> cancel(long id) {
        Entry entry = find(id);
        if (entry == null) {
            return List.of();
        }
        list(entry.ticket.side()).remove(entry);
        return List.of(level(entry.ticket.side(), entry.price));
    }

    @Override
    public List<Event> shrink(long id, long newLeaves) {
        Entry entry = find(id);
        if (entry == null || newLeaves < 1 || newLeaves >= entry.leaves) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        Level before = level(entry.ticket.side(), entry.price);
        entry.leaves = newLeaves;
        tell(before, events);
        return events;
    }

    @Override
    public List<Event> replace(long id, long newLeaves, long newPrice, TimeInForce timeInForce) {
        Entry entry = find(id);
        if (entry == null) {
            return List.of();
        }
        List<Event> events = new ArrayList<>(cancel(id));
        entry.leaves = newLeaves;
        entry.price = newPrice;
        events.addAll(submit(entry, timeInForce));
        return events;
    }

    @Override
    public boolean wouldTake(Ticket ticket) {
        return nextMaker(new Entry(ticket), List.of()) != null;
    }

    @Override
    public List<Resting> queue(Side side) {
        return sorted(side).stream()
                .map(entry ->
                        new Resting(entry.ticket.id(), entry.price, entry.leaves, entry.shown(), entry.queueAhead))
                .toList();
    }

    @Override
    public long quantityWithin(Side side, long price) {
        long sum = 0;
        for (Entry entry : list(side)) {
            sum += (side == Side.BUY ? entry.price >= price : entry.price <= price) ? entry.leaves : 0;
        }
        return sum;
    }

    private List<Entry> list(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private List<Entry> sorted(Side side) {
        Comparator<Entry> byPrice = Comparator.comparingLong(entry -> side == Side.BUY ? -entry.price : entry.price);
        List<Entry> list = list(side);
        list.sort(byPrice.thenComparingLong(entry -> entry.arrival));
        return list;
    }

    private @Nullable Entry find(long id) {
        for (Side side : Side.values()) {
            for (Entry entry : list(side)) {
                if (entry.ticket.id() == id) {
                    return entry;
                }
            }
        }
        return null;
    }

    private Level level(Side side, long price) {
        long shown = 0;
        for (Entry entry : list(side)) {
            shown += entry.price == price ? entry.shown() : 0;
        }
        return new Level(side, price, shown);
    }

    private void tell(Level before, List<Event> events) {
        Level now = level(before.side(), before.price());
        if (!now.equals(before)) {
            events.add(now);
        }
    }
}
