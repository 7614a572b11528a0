package trading.launcher.logging;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/// Logback's JSON, one object a line, with everything as an escape that could turn the direction of writing or steer a
/// terminal; what is below the space JSON escapes anyway.
final class SafeJsonEncoder extends JsonEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        byte[] encoded = super.encode(event);
        for (byte each : encoded) {
            if (each < 0 || each == 0x7f) {
                return escaped(new String(encoded, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            }
        }
        return encoded;
    }

    private static String escaped(String json) {
        StringBuilder safe = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> append(safe, point);
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    private static void append(StringBuilder safe, int point) {
        if (point == '\n') {
            safe.append('\n'); // which ends the object: others are escaped by now
            return;
        }
        for (char each : Character.toChars(point)) {
            safe.append(String.format("\\u%04x", (int) each));
        }
    }
}
