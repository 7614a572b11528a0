package trading.web.alert;

/// `channel`: `webhook`, `email`, `telegram` or `desktop`.
record TestAlertRequest(String channel) {}
