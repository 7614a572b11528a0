package trading.engine.position;

import java.util.Arrays;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import trading.engine.model.AccountKind;
import trading.engine.model.Balance;
import trading.engine.model.RiskLimits;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// One account: its terms, its money by asset number and its holdings by instrument.
///
/// Money of a LIQUIDITY account is without bound in both directions: it wraps around where a long ends,
/// which keeps the sum over all accounts right.
public final class Account {
    private final int id;
    private final AccountKind kind;
    private String name;
    private int makerFeePpm;
    private int takerFeePpm;
    private RiskLimits limits;
    private long[] free = new long[8];
    private long[] locked = new long[8];
    private boolean[] changed = new boolean[8];
    private @Nullable Holding[] holdings = new Holding[8];
    private final TreeSet<String> depositReferences = new TreeSet<>();
    private long changedInTurn = -1;

    Account(int id, String name, AccountKind kind, int makerFeePpm, int takerFeePpm, RiskLimits limits) {
        this.id = id;
        this.name = name;
        this.kind = kind;
        this.makerFeePpm = makerFeePpm;
        this.takerFeePpm = takerFeePpm;
        this.limits = limits;
    }

    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    public AccountKind kind() {
        return kind;
    }

    public boolean isLiquidity() {
        return kind == AccountKind.LIQUIDITY;
    }

    public int makerFeePpm() {
        return makerFeePpm;
    }

    public int takerFeePpm() {
        return takerFeePpm;
    }

    /// What an order's fees are reserved with.
    public int highestFeePpm() {
        return Math.max(0, Math.max(makerFeePpm, takerFeePpm));
    }

    public RiskLimits limits() {
        return limits;
    }

    /// Orders that are open keep the fees they were accepted with.
    public void changeTerms(String newName, int newMakerFeePpm, int newTakerFeePpm, RiskLimits newLimits) {
        name = newName;
        makerFeePpm = newMakerFeePpm;
        takerFeePpm = newTakerFeePpm;
        limits = newLimits;
    }

    public boolean hasTerms(String itsName, int itsMakerFeePpm, int itsTakerFeePpm, RiskLimits itsLimits) {
        return name.equals(itsName)
                && makerFeePpm == itsMakerFeePpm
                && takerFeePpm == itsTakerFeePpm
                && limits.equals(itsLimits);
    }

    public long free(int asset) {
        return asset < free.length ? free[asset] : 0;
    }

    public long locked(int asset) {
        return asset < locked.length ? locked[asset] : 0;
    }

    /// What it holds of an instrument; made when there is none.
    public Holding holding(int instrument) {
        if (instrument >= holdings.length) {
            holdings = Arrays.copyOf(holdings, Math.max(instrument + 1, holdings.length * 2));
        }
        Holding holding = holdings[instrument];
        if (holding == null) {
            holding = new Holding(id, instrument);
            holdings[instrument] = holding;
        }
        return holding;
    }

    public int holdingSlots() {
        return holdings.length;
    }

    public @Nullable Holding holdingOrNull(int instrument) {
        return instrument < holdings.length ? holdings[instrument] : null;
    }

    /// True when this is the first change of the turn.
    public boolean markChanged(long turn) {
        boolean first = changedInTurn != turn;
        changedInTurn = turn;
        return first;
    }

    /// True when the reference is new.
    boolean addDepositReference(String reference) {
        return depositReferences.add(reference);
    }

    boolean knowsDepositReference(String reference) {
        return depositReferences.contains(reference);
    }

    void add(int asset, long amount) {
        fit(asset);
        free[asset] = sum(free[asset], amount);
        changed[asset] = true;
        check(asset);
    }

    /// Moves free money to locked; a negative amount moves it back.
    void lock(int asset, long amount) {
        fit(asset);
        free[asset] = Math.subtractExact(free[asset], amount);
        locked[asset] = Math.addExact(locked[asset], amount);
        changed[asset] = true;
        check(asset);
    }

    /// Pays `cost` from what was locked and frees the rest of `amount`.
    void pay(int asset, long amount, long cost) {
        fit(asset);
        locked[asset] = Math.subtractExact(locked[asset], amount);
        free[asset] = sum(free[asset], amount - cost);
        changed[asset] = true;
        check(asset);
    }

    boolean holdsAny(int asset) {
        return free(asset) != 0 || locked(asset) != 0;
    }

    Balance balance(int asset, String assetName) {
        return new Balance(id, assetName, free(asset), locked(asset));
    }

    boolean clearChanged(int asset) {
        if (asset >= changed.length || !changed[asset]) {
            return false;
        }
        changed[asset] = false;
        return true;
    }

    private long sum(long a, long b) {
        return kind == AccountKind.LIQUIDITY ? a + b : Math.addExact(a, b);
    }

    private void check(int asset) {
        if (kind == AccountKind.TRADER && (free[asset] < 0 || locked[asset] < 0)) {
            throw new IllegalStateException(
                    "balance: account=" + id + " asset=" + asset + " free=" + free[asset] + " locked=" + locked[asset]);
        }
    }

    private void fit(int asset) {
        if (asset >= free.length) {
            int length = Math.max(asset + 1, free.length * 2);
            free = Arrays.copyOf(free, length);
            locked = Arrays.copyOf(locked, length);
            changed = Arrays.copyOf(changed, length);
        }
    }

    void encode(StateWriter writer, int assets) {
        writer.putInt(id);
        writer.putText(name);
        writer.putEnum(kind);
        writer.putInt(makerFeePpm);
        writer.putInt(takerFeePpm);
        writer.putLong(limits.maximumOrderNotional());
        writer.putLong(limits.maximumOrderLots());
        writer.putInt(limits.collarPpm());
        writer.putLong(limits.maximumReferenceAgeNanos());
        for (int asset = 0; asset < assets; asset++) {
            writer.putLong(free(asset));
            writer.putLong(locked(asset));
        }
        writer.putInt(depositReferences.size());
        depositReferences.forEach(writer::putText);
    }

    static Account decode(StateReader reader, int assets) {
        Account account = new Account(
                reader.readInt(),
                reader.readText(),
                reader.readEnum(AccountKind.values()),
                reader.readInt(),
                reader.readInt(),
                new RiskLimits(reader.readLong(), reader.readLong(), reader.readInt(), reader.readLong()));
        for (int asset = 0; asset < assets; asset++) {
            account.fit(asset);
            account.free[asset] = reader.readLong();
            account.locked[asset] = reader.readLong();
        }
        int references = reader.readCount();
        for (int i = 0; i < references; i++) {
            account.depositReferences.add(reader.readText());
        }
        return account;
    }
}
