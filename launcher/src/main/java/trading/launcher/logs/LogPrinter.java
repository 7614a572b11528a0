package trading.launcher.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import trading.launcher.desk.Colour;
import trading.launcher.desk.Printable;

/// An entry for people or scripts. Nothing in it reaches a terminal that could steer it.
public final class LogPrinter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    private LogPrinter() {}

    /// `2026-11-26T22:32:10.803Z WARN  gateway      Ring: the text`; what follows is set in, so that no line of it
    /// looks like an entry.
    public static String text(LogLine line, boolean colours) {
        String level = String.format("%-5s", line.level());
        String logger = line.logger() == null ? "" : Printable.of(simpleName(line.logger())) + ": ";
        String message = Printable.lines(line.message().replace("\t", "    ")).replace("\n", "\n    ");
        return time(line) + " " + (colours ? colour(line.level()).paint(level) : level) + " "
                + String.format("%-12s", Printable.of(line.service())) + " " + logger + message;
    }

    /// One JSON object on one line.
    public static String json(LogLine line) {
        ObjectNode node = JSON.createObjectNode()
                .put("time", time(line))
                .put("level", line.level().name())
                .put("service", line.service());
        if (line.thread() != null) {
            node.put("thread", line.thread());
        }
        if (line.logger() != null) {
            node.put("logger", line.logger());
        }
        node.put("message", line.message()).put("source", line.source());
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String time(LogLine line) {
        return TIME.format(line.time() == null ? Instant.EPOCH : line.time());
    }

    private static Colour colour(LogLevel level) {
        return switch (level) {
            case ERROR -> Colour.BAD;
            case WARN -> Colour.WARNING;
            case INFO -> Colour.NONE;
            case DEBUG, TRACE -> Colour.FAINT;
        };
    }

    private static String simpleName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}
