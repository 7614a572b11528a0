package trading.web.alert;

/// Something that holds right now. `subject`: what it is about, which tells it from others of its code;
/// `value` and `limit`: what was measured and what it is held against, with their units.
public record Condition(AlertCode code, String subject, String text, String value, String limit) {}
