/// Whether an order may enter the book: every order passes here, last before the book.
///
/// Called by `trading.engine.core` on the decide thread, which reserves the money in the same decision, so
/// that no two orders can use it. Closed by default: a missing price, a number that does not fit or a check
/// that fails is a refusal. Pure.
@NullMarked
package trading.engine.risk;

import org.jspecify.annotations.NullMarked;
