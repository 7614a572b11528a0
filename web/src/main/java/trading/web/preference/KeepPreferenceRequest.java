package trading.web.preference;

/// `version`: the one that the document was made from, 0 when there was none. `document`: JSON, as text.
record KeepPreferenceRequest(long version, String document) {}
