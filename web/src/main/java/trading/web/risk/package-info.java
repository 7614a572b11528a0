/// What bounds an account and what stops it: limits, states, locks, protections, refusals, kill switches.
///
/// Who changes any of it is written to the audit log, with the reason that the gateway keeps too.
@NullMarked
package trading.web.risk;

import org.jspecify.annotations.NullMarked;
