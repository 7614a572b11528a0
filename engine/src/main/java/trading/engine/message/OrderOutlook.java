package trading.engine.message;

/// What would become of an order, or of a list of orders, were it sent now. It promises nothing: the market
/// may be elsewhere, and other orders in, when the order comes.
public sealed interface OrderOutlook {

    /// It would pass. `worstPrice`: the worst that it may trade at, in ticks. `reserve`: what would be
    /// locked for it, in units of 10^-8 of the quote asset for a buy, of the base asset for a sell; 0 on
    /// margin. `feePpm`: the highest fee that it may have to pay. `reduces`: it only makes the position
    /// smaller. `usesOverride`: it would be refused were limits not overridden right now. Of a list: that
    /// of its first order, and the most that is reserved for one.
    record Passes(long worstPrice, long reserve, int feePpm, boolean reduces, boolean usesOverride)
            implements OrderOutlook {}

    /// It would be refused. `place`: that of the order in its list, 0 for one alone.
    record Refused(Report.Denied denied, int place) implements OrderOutlook {}
}
