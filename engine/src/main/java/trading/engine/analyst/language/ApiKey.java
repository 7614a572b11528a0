package trading.engine.analyst.language;

import java.util.Objects;

/// A key that prints as `***`.
public final class ApiKey {
    private static final String HIDDEN = "***";

    private final String text;

    /// Throws [IllegalArgumentException], without the text, when it is no key: empty, or with anything but
    /// visible ASCII in it.
    public ApiKey(String text) {
        if (text.isEmpty() || !text.chars().allMatch(character -> character > ' ' && character <= '~')) {
            throw new IllegalArgumentException("key: must be visible ASCII characters without spaces");
        }
        this.text = text;
    }

    String reveal() {
        return text;
    }

    /// `other` without the key.
    String hiddenIn(String other) {
        return other.replace(text, HIDDEN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
