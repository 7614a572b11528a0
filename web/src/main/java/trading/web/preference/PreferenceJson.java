package trading.web.preference;

/// A document as it is kept: JSON, as text. `version` is 1 for the first, and one more with each that was kept
/// after it; `changedTime` is ISO 8601 in UTC.
public record PreferenceJson(String name, long version, String document, String changedTime) {}
