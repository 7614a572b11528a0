package trading.launcher.config;

/// A value as it was written, before it is understood.
record RawValue(String text, Origin origin) {}
