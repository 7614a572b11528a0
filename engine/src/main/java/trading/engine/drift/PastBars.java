package trading.engine.drift;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.host.BarHistory;

/// The newest bars that a journal has told so far.
final class PastBars implements BarHistory {
    private static final int MOST = 5_000;

    private final Map<Series, Deque<Bar>> bars = new HashMap<>();

    private record Series(int instrument, TimeFrame frame) {}

    void see(List<Report> reports) {
        for (Report report : reports) {
            if (report instanceof Report.BarClosed(Bar bar)) {
                add(bar);
            }
        }
    }

    /// Another session may bring a time again that was there: the later one counts.
    private void add(Bar bar) {
        Deque<Bar> those =
                bars.computeIfAbsent(new Series(bar.instrument(), bar.frame()), unused -> new ArrayDeque<>());
        while (!those.isEmpty() && those.getLast().openTimeNanos() >= bar.openTimeNanos()) {
            those.removeLast();
        }
        those.addLast(bar);
        if (those.size() > MOST) {
            those.removeFirst();
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(bars.size());
        for (Map.Entry<Series, Deque<Bar>> one : bars.entrySet()) {
            out.writeInt(one.getKey().instrument);
            out.writeUTF(one.getKey().frame.text());
            out.writeInt(one.getValue().size());
            for (Bar bar : one.getValue()) {
                out.writeLong(bar.openTimeNanos());
                out.writeLong(bar.open());
                out.writeLong(bar.high());
                out.writeLong(bar.low());
                out.writeLong(bar.close());
                out.writeLong(bar.volume());
                out.writeLong(bar.tradeCount());
            }
        }
    }

    /// What [#write(DataOutputStream)] wrote.
    static PastBars read(DataInputStream in) throws IOException {
        PastBars past = new PastBars();
        for (int series = in.readInt(); series > 0; series--) {
            int instrument = in.readInt();
            String text = in.readUTF();
            TimeFrame frame = TimeFrame.parse(text)
                    .orElseThrow(() -> new IOException("drift: state: frame=" + text + ": is not known here"));
            Deque<Bar> those = new ArrayDeque<>();
            for (int left = in.readInt(); left > 0; left--) {
                those.addLast(new Bar(
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
            past.bars.put(new Series(instrument, frame), those);
        }
        return past;
    }

    @Override
    public List<Bar> recent(int instrument, TimeFrame frame, int wanted) {
        List<Bar> all = List.copyOf(bars.getOrDefault(new Series(instrument, frame), new ArrayDeque<>()));
        return all.subList(Math.max(0, all.size() - wanted), all.size());
    }
}
