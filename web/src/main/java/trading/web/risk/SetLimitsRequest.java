package trading.web.risk;

import trading.web.json.Flat;

/// All limits of an account, and why.
record SetLimitsRequest(@Flat LimitsRequest limits, String reason) {}
