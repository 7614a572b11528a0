/// What may be spent on models, and what was.
///
/// A call is paid before it is made: [Budget] takes the worst that it can cost out of every limit at once,
/// writes that down and forces it to disk, and only then lets it go. Afterwards the reservation is replaced by
/// what it really cost. What was reserved and never settled, because the process died, counts as spent.
/// Whatever is not known is a refusal: a price, a ledger that cannot be written.
@NullMarked
package trading.engine.analyst.budget;

import org.jspecify.annotations.NullMarked;
