/// What bounds an account and what stops it: limits, states, locks, protections, refusals, kill switches.
<<<<<<< HEAD
///
/// Who changes any of it is written to the audit log, with the reason that the gateway keeps too.
=======
>>>>>>> 1cf7e07 (Serve equity, order events and what risk did)
@NullMarked
package trading.web.risk;

import org.jspecify.annotations.NullMarked;
