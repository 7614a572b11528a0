package trading.launcher.logging;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import trading.infra.process.LogText;

/// `2026-11-26T22:32:10.803Z WARN  [thread] t.e.gateway.Ring - the text`, and below it what was thrown, set in. No text
/// of anybody's, a name of a thread or an exception's message either, can begin a line or steer a terminal.
final class SafeLayout extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LEVEL_WIDTH = 5;

    private final TargetLengthBasedClassNameAbbreviator loggers = new TargetLengthBasedClassNameAbbreviator(36);

    @Override
    public String doLayout(ILoggingEvent event) {
        String level = event.getLevel().toString();
        StringBuilder text = new StringBuilder(200)
                .append(TIME.format(event.getInstant()))
                .append(' ')
                .append(level)
                .append(" ".repeat(Math.max(0, LEVEL_WIDTH - level.length())))
                .append(" [")
                .append(LogText.line(event.getThreadName()))
                .append("] ")
                .append(LogText.line(loggers.abbreviate(event.getLoggerName())))
                .append(" - ")
                .append(LogText.line(event.getFormattedMessage()))
                .append('\n');
        if (event.getThrowableProxy() != null) {
            thrown(event.getThrowableProxy(), "", "", text);
        }
        return text.toString();
    }

    private static void thrown(IThrowableProxy thrown, String indent, String before, StringBuilder text) {
        text.append(indent).append(before).append(thrown.getClassName());
        if (thrown.getMessage() != null) {
            text.append(": ").append(LogText.line(thrown.getMessage()));
        }
        text.append('\n');
        if (thrown.isCyclic()) {
            return;
        }
        StackTraceElementProxy[] steps = thrown.getStackTraceElementProxyArray();
        int own = steps.length - thrown.getCommonFrames();
        for (int i = 0; i < own; i++) {
            text.append(indent)
                    .append("\tat ")
                    .append(LogText.line(steps[i].getStackTraceElement().toString()))
                    .append('\n');
        }
        if (thrown.getCommonFrames() > 0) {
            text.append(indent)
                    .append("\t... ")
                    .append(thrown.getCommonFrames())
                    .append(" more\n");
        }
        for (IThrowableProxy suppressed : thrown.getSuppressed()) {
            thrown(suppressed, indent + "\t", "Suppressed: ", text);
        }
        if (thrown.getCause() != null) {
            thrown(thrown.getCause(), indent, "Caused by: ", text);
        }
    }
}
