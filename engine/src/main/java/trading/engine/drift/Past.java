package trading.engine.drift;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import trading.engine.core.TradingCore;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// All that the journal has told so far: the core as it was, and of its reports what a session is opened with.
final class Past {
    private static final String FORM = "trading drift state 1";
    private static final int CLOSED_TRADES = 500;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .build();

    private final int account;
    private final TradingCore core;
    private final PastBars bars;
    private final Deque<Trade> closed = new ArrayDeque<>();
    private final Map<Integer, Instrument> instruments = new HashMap<>();
    private boolean accountOpen;
    private long sequence;
    private long timeNanos;

    /// Before the journal's first command. `account`: the strategies' own.
    Past(int account) {
        this(account, new TradingCore(), new PastBars());
    }

    private Past(int account, TradingCore core, PastBars bars) {
        this.account = account;
        this.core = core;
        this.bars = bars;
    }

    /// What the command came to then.
    List<Report> decide(long itsSequence, long itsTimeNanos, Command command) {
        sequence = itsSequence;
        timeNanos = itsTimeNanos;
        List<Report> reports = new ArrayList<>();
        core.decide(itsSequence, itsTimeNanos, command, reports::add);
        bars.see(reports);
        reports.forEach(this::see);
        return reports;
    }

    private void see(Report report) {
        switch (report) {
            case Report.InstrumentDefined defined ->
                instruments.put(defined.instrument().id(), defined.instrument());
            case Report.AccountOpened opened when opened.account() == account -> accountOpen = true;
            case Report.TradeUpdated updated
            when updated.account() == account && updated.trade().status() == TradeStatus.CLOSED -> {
                closed.addFirst(updated.trade());
                if (closed.size() > CLOSED_TRADES) {
                    closed.removeLast();
                }
            }
            default -> {}
        }
    }

    /// The state, as reports.
    List<Report> described() {
        List<Report> told = new ArrayList<>();
        core.describe(told::add);
        return told;
    }

    TradingCore copy() {
        return TradingCore.decode(core.encode());
    }

    PastBars bars() {
        return bars;
    }

    /// Trades of the account that count in the strategies' results, newest first.
    List<Trade> closed() {
        return List.copyOf(closed);
    }

    @Nullable
    Instrument instrument(int id) {
        return instruments.get(id);
    }

    boolean knows(String symbol) {
        return instruments.values().stream()
                .anyMatch(instrument -> instrument.symbol().equals(symbol));
    }

    boolean isAccountOpen() {
        return accountOpen;
    }

    /// Of the last command, 0 before the first.
    long sequence() {
        return sequence;
    }

    /// Of the last command.
    long timeNanos() {
        return timeNanos;
    }

    byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes, 1 << 16))) {
            out.writeUTF(FORM);
            out.writeInt(account);
            out.writeLong(sequence);
            out.writeLong(timeNanos);
            write(core.encode(), out);
            out.writeInt(closed.size());
            for (Trade trade : closed) {
                write(JSON.writeValueAsBytes(trade), out);
            }
            bars.write(out);
        }
        return bytes.toByteArray();
    }

    private static void write(byte[] part, DataOutputStream out) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    /// What [#encode()] gave. Throws [IOException] when the bytes are not that, or of another account or version.
    static Past decode(int account, byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16))) {
            if (!in.readUTF().equals(FORM) || in.readInt() != account) {
                throw new IOException("drift: state: is of another version or account");
            }
            long sequence = in.readLong();
            long timeNanos = in.readLong();
            TradingCore core = TradingCore.decode(part(in));
            List<Trade> closed = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                closed.add(JSON.readValue(part(in), Trade.class));
            }
            Past past = new Past(account, core, PastBars.read(in));
            past.sequence = sequence;
            past.timeNanos = timeNanos;
            past.described().forEach(past::see);
            past.closed.clear();
            past.closed.addAll(closed);
            if (in.read() >= 0) {
                throw new IOException("drift: state: something follows its end");
            }
            return past;
        } catch (IllegalArgumentException wrong) {
            throw new IOException("drift: state: the core cannot be read: " + wrong.getMessage(), wrong);
        }
    }

    private static byte[] part(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] part = in.readNBytes(Math.max(0, length));
        if (part.length != length) {
            throw new IOException("drift: state: ends too early");
        }
        return part;
    }
}
