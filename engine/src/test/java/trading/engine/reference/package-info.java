/// `docs/trading-rules.md` as a program a second time: obvious instead of fast.
///
/// Plain collections that are searched from the start each time; sums are added up anew whenever they are
/// asked for; [java.math.BigInteger] wherever a sum could overflow. Nothing is shared with the packages
/// `core`, `matching`, `position` and `risk`, so that a mistake would have to be made twice to stay
/// unseen.
///
/// ```text
/// ReferenceDesk ── commands, time
///   ├ PlainChecks    may this order pass?
///   ├ PlainVenue     matching, booking, ends of orders
///   ├ PlainExits     closes, stops, targets
///   └ PlainState     all there is, and the reports of the command
/// ```
@NullMarked
package trading.engine.reference;

import org.jspecify.annotations.NullMarked;
