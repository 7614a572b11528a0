/// Who owns what: accounts with their money, positions and trades.
///
/// Called by `trading.engine.core` on the decide thread. Money is conserved: what one side of a fill pays,
/// the other side and the venue's fee account get. Pure.
///
/// ```text
/// Ledger ──▶ Account ──▶ free and locked money, by asset
///                   └──▶ Holding, by instrument ──▶ RoundTrip, RoundTrip, … (open trades, oldest first)
/// ```
@NullMarked
package trading.engine.position;

import org.jspecify.annotations.NullMarked;
