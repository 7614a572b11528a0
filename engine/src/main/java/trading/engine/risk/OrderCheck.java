package trading.engine.risk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.OrderRequest;
import trading.engine.model.DenyCode;
import trading.engine.model.Instrument;
import trading.engine.model.KillSwitch;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;

/// One order with what it is checked against, and what the checks say of it: filled in, checked, read, and
/// used again. Prices in ticks, quantities in lots.
@SuppressWarnings("NullAway.Init") // filled before it is read
public final class OrderCheck {
    public OrderRequest request;
    public RiskAccount risk;
    public Seat seat;
    public Instrument instrument;

    /// What the account holds of the instrument; null when it never did.
    public @Nullable Holding holding;

    public ReferencePrice reference;

    /// The price that releases a conditional order of this side; 0 when there is none.
    public long triggerPrice;

    /// The best price of the other side of the book; 0 when there is none.
    public long bestOpposite;

    /// The living trade that the order names; null when it names none or there is none.
    public @Nullable RoundTrip exit;

    /// The trade that it names has lived and is over.
    public boolean exitEnded;

    public long freeQuote;
    public long freeBase;
    public long nowNanos;

    /// The first kill switch that covers it; null when none does.
    public @Nullable KillSwitch killSwitch;

    /// The gateway's own: a stop, a target, a close that was asked for.
    public boolean gatewayExit;

    /// Soft limits do not hold for it.
    public boolean overridden;

    /// What its fees are reserved with.
    public int feePpm;

    /// Somebody only asks what would become of it: nothing is counted, and nothing forgotten.
    public boolean onlyAsked;

    /// How many orders come with it, itself included.
    public int orders = 1;

    /// The orders that come before it in its list.
    public List<OrderCheck> earlier = List.of();

    /// It was counted as a message already.
    public boolean isCounted;

    /// The order takes the place of another one, or of a leg of its list, that already counts for this
    /// much.
    public boolean replaces;

    /// It takes the place of an earlier leg of its list, as far as money goes: it is an order of its own.
    public boolean isLeg;

    /// A replacement that only asks for less: what would keep an order out does not keep it from shrinking.
    public boolean onlyLess;

    /// The order that is replaced only reduces.
    public boolean wasReducing;

    public long replacedLots;
    public long replacedReserve;
    public long replacedNotional;

    // what one rule compares

    /// What 10^8 units of the quote asset are worth in the home asset; 0 when nothing tells.
    long quotePrice;

    /// What is at risk already, beside what the order may make of it. Money of the home asset.
    long besides;

    /// What of it is in the order's own quote asset, in money of that.
    long within;

    long equity;

    // the answer

    public @Nullable DenyCode code;
    public long measured;
    public long limit;
    public long wouldPass;

    /// The worst price it may trade at.
    public long bound;

    /// The highest price it is likely to trade at: what its value is, when that is held against a limit. The
    /// bound of a sell is the least that it takes, so it says too little.
    long dearest;

    /// Where it is released; 0 when it is not conditional.
    public long stopPrice;

    /// What to lock for it: money of the quote asset for a buy, of the base asset for a sell.
    public long reserve;

    /// It only makes the position smaller.
    public boolean reduces;

    /// It would have been denied were its limits not overridden.
    public boolean usedOverride;

    void replacesNothing() {
        replaces = false;
        isLeg = false;
        onlyLess = false;
        wasReducing = false;
        replacedLots = 0;
        replacedReserve = 0;
        replacedNotional = 0;
    }

    boolean deny(DenyCode why, long itsMeasured, long itsLimit, long whatWouldPass) {
        code = why;
        measured = itsMeasured;
        limit = itsLimit;
        wouldPass = whatWouldPass;
        return false;
    }

    /// The same for a limit that can be overridden.
    boolean denySoftly(DenyCode why, long itsMeasured, long itsLimit, long whatWouldPass) {
        if (overridden) {
            usedOverride = true;
            return true;
        }
        return deny(why, itsMeasured, itsLimit, whatWouldPass);
    }

    /// Why it was denied.
    public DenyCode denyCode() {
        if (code == null) {
            throw new IllegalStateException("check: the order passed");
        }
        return code;
    }
}
