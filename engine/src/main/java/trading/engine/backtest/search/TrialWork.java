package trading.engine.backtest.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import trading.engine.analyst.language.KeptCalls;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BarFeed;
import trading.engine.history.BarColumns;
import trading.engine.history.Bars;
import trading.engine.history.TickColumns;
import trading.engine.history.TickSeries;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// All that trials of one search share, in a form that can be sent to another machine: the strategy, the
/// account's terms, and the bars. `plan` is what they make; its settings and its time are replaced by each
/// [TrialTask].
public record TrialWork(BacktestPlan plan, StrategyOrigin strategy, BacktestAccount.Terms terms) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_HEAD = 4 << 20;

    /// What stands before the bars.
    private record Head(
            StrategyOrigin strategy,
            BacktestAccount.Terms terms,
            List<String> symbols,
            List<Instrument> instruments,
            String frame,
            List<Integer> bars,
            long fromNanos,
            long toNanos) {}

    /// Writes all of it; the same work is always the same bytes.
    public void write(OutputStream out) throws IOException {
        List<BarFeed> feeds = plan.feeds();
        byte[] head = JSON.writeValueAsBytes(new Head(
                strategy,
                terms,
                plan.symbols(),
                feeds.stream().map(BarFeed::instrument).toList(),
                plan.frame().text(),
                feeds.stream().map(feed -> feed.bars().count()).toList(),
                plan.fromNanos(),
                plan.toNanos()));
        DataOutputStream bytes = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        bytes.writeInt(head.length);
        bytes.write(head);
        byte[] kept = plan.kept().toBytes();
        bytes.writeInt(kept.length);
        bytes.write(kept);
        for (BarFeed feed : feeds) {
            Bars bars = feed.bars().reader();
            for (int i = 0; i < bars.count(); i++) {
                bytes.writeLong(bars.openTimeNanos(i));
                bytes.writeLong(bars.open(i));
                bytes.writeLong(bars.high(i));
                bytes.writeLong(bars.low(i));
                bytes.writeLong(bars.close(i));
                bytes.writeLong(bars.volume(i));
                bytes.writeLong(bars.tradeCount(i));
            }
        }
        for (BarFeed feed : feeds) {
            TickSeries ticks = feed.ticks();
            if (ticks != null) {
                write(ticks, bytes);
            }
        }
        bytes.flush();
    }

    private static void write(TickSeries ticks, DataOutputStream bytes) throws IOException {
        bytes.writeLong(ticks.count());
        for (Iterator<TickColumns> blocks = ticks.blocks(); blocks.hasNext(); ) {
            TickColumns block = blocks.next();
            for (int i = 0; i < block.count(); i++) {
                bytes.writeLong(block.timeNanos(i));
                bytes.writeLong(block.price(i));
                bytes.writeLong(block.quantity(i));
                bytes.writeBoolean(block.buyerIsMaker(i));
            }
        }
    }

    /// Whether [#read(InputStream)] can make the same of its bytes: ticks lie in files of this machine.
    public boolean canBeSent() {
        return plan.feeds().stream().allMatch(feed -> feed.ticks() == null);
    }

    /// What [#write(OutputStream)] wrote. Compiles the strategy when it came from a file.
    public static TrialWork read(InputStream in) throws IOException {
        DataInputStream bytes = new DataInputStream(in);
        int length = bytes.readInt();
        if (length < 0 || length > LONGEST_HEAD) {
            throw new IOException("trial work: head=" + length + ": these are not the bytes of one");
        }
        Head head = head(new String(bytes.readNBytes(length), StandardCharsets.UTF_8));
        TimeFrame frame = TimeFrame.parse(head.frame)
                .orElseThrow(() -> new IOException("trial work: frame=" + head.frame + ": is not known here"));
        KeptCalls kept = KeptCalls.of(bytes.readNBytes(bytes.readInt()));
        List<BarFeed> feeds = new ArrayList<>();
        for (int i = 0; i < head.instruments.size(); i++) {
            feeds.add(new BarFeed(head.instruments.get(i), frame, bars(bytes, head.bars.get(i), i, frame)));
        }
        BacktestPlan plan = new BacktestPlan(
                head.strategy.factory(),
                new TreeMap<>(),
                head.symbols,
                feeds,
                head.fromNanos,
                head.toNanos,
                BacktestAccount.of(head.terms),
                kept);
        return new TrialWork(plan, head.strategy, head.terms);
    }

    private static Head head(String text) throws IOException {
        try {
            return JSON.readValue(text, Head.class);
        } catch (JsonProcessingException wrong) {
            throw new IOException("trial work: the head cannot be read: was it made by another version?", wrong);
        }
    }

    private static BarColumns bars(DataInputStream in, int count, int instrument, TimeFrame frame) throws IOException {
        BarColumns bars = new BarColumns(count);
        for (int i = 0; i < count; i++) {
            bars.add(new Bar(
                    instrument,
                    frame,
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong()));
        }
        return bars;
    }
}
