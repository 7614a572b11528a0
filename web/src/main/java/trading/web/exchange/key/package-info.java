/// API keys of the paper exchange: pairs of a key and a secret, each for one paper account.
///
/// A secret signs requests by HMAC, so it must be kept as it is, not as a hash: in one file that its owner
/// alone can read.
@NullMarked
package trading.web.exchange.key;

import org.jspecify.annotations.NullMarked;
