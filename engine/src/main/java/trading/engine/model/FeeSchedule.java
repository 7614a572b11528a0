package trading.engine.model;

import java.util.List;

/// An account's fees by the value that it traded in the last 30 days, in money of the home asset. The first
/// tier begins at 0; a flat rate is a table of one.
public record FeeSchedule(List<FeeTier> tiers) {
    public static final int MOST_TIERS = 20;

    /// No tier begins higher: what one day counts for ends there, so that 30 days can be added up.
    public static final long MOST_NOTIONAL = Long.MAX_VALUE / 31;

    public FeeSchedule {
        tiers = List.copyOf(tiers);
        boolean rises = !tiers.isEmpty() && tiers.getFirst().fromNotional() == 0;
        for (int i = 1; i < tiers.size(); i++) {
            rises &= tiers.get(i).fromNotional() > tiers.get(i - 1).fromNotional();
        }
        if (!rises || tiers.size() > MOST_TIERS || tiers.getLast().fromNotional() > MOST_NOTIONAL) {
            throw new IllegalArgumentException("fee schedule: tiers=" + tiers + ": 1 to " + MOST_TIERS
                    + ", the first from 0, each from more than the one before, the last from at most "
                    + MOST_NOTIONAL);
        }
    }

    /// The same whatever was traded.
    public static FeeSchedule flat(int makerFeePpm, int takerFeePpm) {
        return new FeeSchedule(List.of(new FeeTier(0, makerFeePpm, takerFeePpm)));
    }

    public boolean isFlat() {
        return tiers.size() == 1;
    }

    public FeeTier first() {
        return tiers.getFirst();
    }

    /// The tier of an account that has traded that much: from its value on, `=` included.
    public FeeTier at(long tradedNotional) {
        int tier = tiers.size() - 1;
        while (tier > 0 && tiers.get(tier).fromNotional() > tradedNotional) {
            tier--;
        }
        return tiers.get(tier);
    }
}
