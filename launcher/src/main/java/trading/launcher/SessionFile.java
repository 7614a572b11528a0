package trading.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.model.TimeFrame;
import trading.engine.orchestrator.SeatMark;
import trading.engine.orchestrator.SessionLog;
import trading.engine.orchestrator.SessionMark;
import trading.engine.strategy.SizingLimits;
import trading.engine.strategy.host.HostConfig;
import trading.engine.strategy.host.SeatTerms;
import trading.launcher.StrategySettingsFile.WrittenSizing;

/// How strategies were declared, and since which command: a line of JSON for each start and each change.
final class SessionFile implements SessionLog {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFile.class);
    private static final String NAME = "strategy-sessions.jsonl";

    private final Path file;
    private final ObjectMapper json = new ObjectMapper();

    SessionFile(Path dataDirectory) {
        file = dataDirectory.resolve(NAME);
    }

    /// A line as it is written.
    record Written(long sequence, long timeNanos, boolean start, WrittenHost host, List<WrittenSeat> seats) {}

    record WrittenHost(
            int account,
            String cash,
            WrittenSizing sizing,
            SizingLimits limits,
            int ordersPerMinute,
            int decisionsKept) {
        HostConfig read() {
            return new HostConfig(account, cash, sizing.read(), limits, ordersPerMinute, decisionsKept);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WrittenSeat(
            String strategy,
            String version,
            String symbol,
            String frame,
            boolean running,
            SortedMap<String, String> parameters,
            @Nullable WrittenSizing sizing,
            double vetoConfidence,
            SortedMap<String, String> memory) {

        static WrittenSeat of(SeatMark seat) {
            return new WrittenSeat(
                    seat.strategy(),
                    seat.version(),
                    seat.symbol(),
                    seat.frame().text(),
                    seat.running(),
                    seat.terms().parameters(),
                    seat.terms().sizing() == null
                            ? null
                            : WrittenSizing.of(seat.terms().sizing()),
                    seat.terms().vetoConfidence(),
                    seat.memory());
        }

        SeatMark read() {
            return new SeatMark(
                    strategy,
                    version,
                    symbol,
                    TimeFrame.parse(frame).orElseThrow(() -> new IllegalArgumentException("frame=" + frame)),
                    running,
                    new SeatTerms(parameters, sizing == null ? null : sizing.read(), vetoConfidence),
                    memory);
        }
    }

    @Override
    public void noted(SessionMark mark) {
        HostConfig host = mark.host();
        Written written = new Written(
                mark.sequence(),
                mark.timeNanos(),
                mark.start(),
                new WrittenHost(
                        host.account(),
                        host.cash(),
                        WrittenSizing.of(host.sizing()),
                        host.limits(),
                        host.ordersPerMinute(),
                        host.decisionsKept()),
                mark.seats().stream().map(WrittenSeat::of).toList());
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            String before = out.size() == 0 ? "" : "\n";
            ByteBuffer bytes =
                    ByteBuffer.wrap((before + json.writeValueAsString(written)).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                int unused = out.write(bytes);
            }
            out.force(true);
        } catch (IOException e) {
            LOG.error("strategies: file={} cannot be written, so this session cannot be compared later", file, e);
        }
    }

    /// In the order in which they were noted. A line that a crash has cut off is left out.
    List<SessionMark> read() throws IOException {
        List<SessionMark> marks = new ArrayList<>();
        if (!Files.exists(file)) {
            return marks;
        }
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                Written written = json.readValue(line, Written.class);
                marks.add(new SessionMark(
                        written.sequence,
                        written.timeNanos,
                        written.start,
                        written.host.read(),
                        written.seats.stream().map(WrittenSeat::read).toList()));
            } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
                LOG.warn("sessions: file={} line={} cannot be understood and is left out", file, number, e);
            }
        }
        return marks;
    }
}
