package trading.launcher.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/// What this process writes, as text or as JSON of Logback; both, where the format was changed in between.
final class OwnFormat implements LogFormat {
    private static final Pattern TEXT = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,12}(?:Z|[+-]\\d\\d:\\d\\d)) ([A-Z]{4,5}) +" + "\\[(.*?)\\] (\\S+) - (.*)",
            Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public @Nullable LogLine begins(String line, String source) {
        return line.startsWith("{\"") ? json(line, source) : text(line, source);
    }

    private static @Nullable LogLine text(String line, String source) {
        Matcher matcher = TEXT.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        try {
            String logger = matcher.group(4);
            return new LogLine(
                    OffsetDateTime.parse(matcher.group(1)).toInstant(),
                    LogLevel.named(matcher.group(2)).orElse(LogLevel.INFO),
                    LoggerService.of(logger),
                    matcher.group(3),
                    logger,
                    matcher.group(5),
                    source);
        } catch (DateTimeParseException onlyLooksLikeOne) {
            return null;
        }
    }

    private static @Nullable LogLine json(String line, String source) {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.path("timestamp").isNumber()) {
                return null;
            }
            String logger = node.path("loggerName").asText();
            Instant time = Instant.ofEpochMilli(node.path("timestamp").asLong());
            return new LogLine(
                    time,
                    LogLevel.named(node.path("level").asText()).orElse(LogLevel.INFO),
                    LoggerService.of(logger),
                    node.path("threadName").asText(),
                    logger,
                    message(node) + trace(node.path("throwable"), ""),
                    source);
        } catch (JsonProcessingException cutOff) {
            return null;
        }
    }

    private static String message(JsonNode node) {
        Object[] arguments = new Object[node.path("arguments").size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = node.path("arguments").get(i).asText();
        }
        return MessageFormatter.arrayFormat(node.path("message").asText(), arguments)
                .getMessage();
    }

    private static String trace(JsonNode thrown, String before) {
        if (!thrown.isObject()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n")
                .append(before)
                .append(thrown.path("className").asText())
                .append(": ")
                .append(thrown.path("message").asText());
        for (JsonNode step : thrown.path("stepArray")) {
            text.append("\n\tat ")
                    .append(step.path("className").asText())
                    .append('.')
                    .append(step.path("methodName").asText())
                    .append('(')
                    .append(step.path("fileName").asText())
                    .append(':')
                    .append(step.path("lineNumber").asText())
                    .append(')');
        }
        return text.append(trace(thrown.path("cause"), "Caused by: ")).toString();
    }
}
