package trading.engine.position;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import trading.engine.model.AccountKind;
import trading.engine.model.Balance;
import trading.engine.model.FeeRates;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FillModel;
import trading.engine.model.LossLimits;
import trading.engine.model.MarginTerms;
import trading.engine.model.RiskLimits;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// One account: its terms, its money by asset number and its holdings by instrument.
///
/// Money of a LIQUIDITY account is without bound in both directions: it wraps around where a long ends,
/// which keeps the sum over all accounts right. A margin account may owe: its free money may be below zero.
public final class Account {
    private final int id;
    private final AccountKind kind;
    private String name;
    private FeeSchedule fees;
    private boolean feesByValue;
    private int makerFeePpm;
    private int takerFeePpm;
    private RiskLimits limits;
    private boolean limitsLoss;
    private MarginTerms margin;
    private FillModel fillModel;

    /// Free and locked money of each asset, beside each other.
    private long[] money = new long[8];

    /// The assets that have changed, a bit each; those after the first 64 by themselves.
    private long changed;

    private long[] changedBeyond = new long[0];

    private @Nullable Holding[] holdings = new Holding[8];

    /// All holdings by instrument, and those instruments by themselves, so that the place of a new one is
    /// found without a look at the others.
    private final List<Holding> held = new ArrayList<>();

    private int[] heldInstruments = new int[8];
    private final TreeSet<String> depositReferences = new TreeSet<>();
    private long changedInTurn = -1;
    private final TradedValue traded = new TradedValue();
    private @Nullable FeeRates toldRates;

    Account(
            int id,
            String name,
            AccountKind kind,
            FeeSchedule fees,
            RiskLimits limits,
            MarginTerms margin,
            FillModel fillModel) {
        this.id = id;
        this.name = name;
        this.kind = kind;
        this.limits = limits;
        this.limitsLoss = limitsLoss(limits);
        this.margin = margin;
        this.fillModel = fillModel;
        this.fees = fees;
        changeFees(fees);
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

    public FeeSchedule fees() {
        return fees;
    }

    /// Whether what it pays depends on what it has traded.
    public boolean feesByValue() {
        return feesByValue;
    }

    /// What new orders pay.
    public int makerFeePpm() {
        return makerFeePpm;
    }

    public int takerFeePpm() {
        return takerFeePpm;
    }

    /// New orders pay from here on what is paid on that day for what was traded until then.
    public void takeFees(long day) {
        FeeTier tier = feesByValue ? fees.at(traded.sum(day)) : fees.first();
        makerFeePpm = tier.makerFeePpm();
        takerFeePpm = tier.takerFeePpm();
    }

    /// Counts for later fees: money of the home asset.
    public void countTraded(long day, long notional) {
        traded.add(day, notional);
    }

    /// What it pays on that day, for those who want to know.
    public FeeRates rates(long day) {
        long sum = traded.sum(day);
        FeeTier tier = fees.at(sum);
        return new FeeRates(id, sum, tier.makerFeePpm(), tier.takerFeePpm());
    }

    /// True when these rates are news.
    public boolean tellRates(FeeRates rates) {
        boolean news = !rates.equals(toldRates);
        toldRates = rates;
        return news;
    }

    public @Nullable FeeRates toldRates() {
        return toldRates;
    }

    private void changeFees(FeeSchedule newFees) {
        fees = newFees;
        feesByValue = !newFees.isFlat() && kind == AccountKind.TRADER;
        makerFeePpm = newFees.first().makerFeePpm();
        takerFeePpm = newFees.first().takerFeePpm();
        toldRates = null;
    }

    /// What an order's fees are reserved with.
    public int highestFeePpm() {
        return Math.max(0, Math.max(makerFeePpm, takerFeePpm));
    }

    public RiskLimits limits() {
        return limits;
    }

    public MarginTerms margin() {
        return margin;
    }

    /// Whether it may borrow.
    public boolean isMargin() {
        return margin.isMargin();
    }

    public FillModel fillModel() {
        return fillModel;
    }

    /// Orders that are open keep the fees they were accepted with.
    public void changeTerms(
            String newName, FeeSchedule newFees, RiskLimits newLimits, MarginTerms newMargin, FillModel newFillModel) {
        name = newName;
        changeFees(newFees);
        changeLimits(newLimits);
        margin = newMargin;
        fillModel = newFillModel;
    }

    /// Takes those of `seen` that are equal to its own, and adds its own where there are none.
    void shareTerms(Map<Object, Object> seen) {
        limits = shared(seen, limits);
        margin = shared(seen, margin);
        fillModel = shared(seen, fillModel);
    }

    @SuppressWarnings("unchecked") // equal records are of one type
    private static <T> T shared(Map<Object, Object> seen, T own) {
        return (T) seen.computeIfAbsent(own, unused -> own);
    }

    public void changeLimits(RiskLimits newLimits) {
        limits = newLimits;
        limitsLoss = limitsLoss(newLimits);
    }

    private static boolean limitsLoss(RiskLimits limits) {
        return !limits.loss().equals(LossLimits.NONE);
    }

    /// Whether what it may lose is limited.
    public boolean limitsLoss() {
        return limitsLoss;
    }

    public boolean hasTerms(
            String itsName, FeeSchedule itsFees, RiskLimits itsLimits, MarginTerms itsMargin, FillModel itsFillModel) {
        return name.equals(itsName)
                && fees.equals(itsFees)
                && limits.equals(itsLimits)
                && margin.equals(itsMargin)
                && fillModel.equals(itsFillModel);
    }

    /// Nothing is owed in any asset.
    public boolean owesNothing() {
        for (int at = 0; at < money.length; at += 2) {
            if (money[at] < 0) {
                return false;
            }
        }
        return true;
    }

    public long free(int asset) {
        int at = 2 * asset;
        return at < money.length ? money[at] : 0;
    }

    public long locked(int asset) {
        int at = 2 * asset + 1;
        return at < money.length ? money[at] : 0;
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
            hold(holding);
        }
        return holding;
    }

    private void hold(Holding holding) {
        int count = held.size();
        if (count == heldInstruments.length) {
            heldInstruments = Arrays.copyOf(heldInstruments, count * 2);
        }
        int index = -1 - Arrays.binarySearch(heldInstruments, 0, count, holding.instrument());
        System.arraycopy(heldInstruments, index, heldInstruments, index + 1, count - index);
        heldInstruments[index] = holding.instrument();
        held.add(index, holding);
    }

    /// All that there are, by instrument.
    public List<Holding> held() {
        return held;
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
        int at = 2 * asset;
        money[at] = sum(money[at], amount);
        changed(asset);
        check(asset);
    }

    /// Moves free money to locked; a negative amount moves it back.
    void lock(int asset, long amount) {
        fit(asset);
        int at = 2 * asset;
        money[at] = Math.subtractExact(money[at], amount);
        money[at + 1] = Math.addExact(money[at + 1], amount);
        changed(asset);
        check(asset);
    }

    /// Pays `cost` from what was locked and frees the rest of `amount`.
    void pay(int asset, long amount, long cost) {
        fit(asset);
        int at = 2 * asset;
        money[at + 1] = Math.subtractExact(money[at + 1], amount);
        money[at] = sum(money[at], amount - cost);
        changed(asset);
        check(asset);
    }

    private void changed(int asset) {
        if (asset < Long.SIZE) {
            changed |= 1L << asset;
        } else {
            changedBeyond[(asset >>> 6) - 1] |= 1L << (asset & 63);
        }
    }

    boolean holdsAny(int asset) {
        return free(asset) != 0 || locked(asset) != 0;
    }

    Balance balance(int asset, String assetName) {
        return new Balance(id, assetName, free(asset), locked(asset));
    }

    /// The lowest asset that has changed, which it has no more afterwards; -1 when there is none.
    public int takeChanged() {
        if (changed == 0) {
            return changedBeyond.length == 0 ? -1 : takeChangedBeyond();
        }
        int asset = Long.numberOfTrailingZeros(changed);
        changed &= changed - 1;
        return asset;
    }

    private int takeChangedBeyond() {
        for (int word = 0; word < changedBeyond.length; word++) {
            if (changedBeyond[word] != 0) {
                int bit = Long.numberOfTrailingZeros(changedBeyond[word]);
                changedBeyond[word] &= changedBeyond[word] - 1;
                return ((word + 1) << 6) + bit;
            }
        }
        return -1;
    }

    private long sum(long a, long b) {
        return kind == AccountKind.LIQUIDITY ? a + b : Math.addExact(a, b);
    }

    private void check(int asset) {
        long free = money[2 * asset];
        long locked = money[2 * asset + 1];
        if (kind == AccountKind.TRADER && ((free < 0 && !margin.isMargin()) || locked < 0)) {
            throw new IllegalStateException(
                    "balance: account=" + id + " asset=" + asset + " free=" + free + " locked=" + locked);
        }
    }

    private void fit(int asset) {
        if (2 * asset >= money.length) {
            money = Arrays.copyOf(money, Math.max(2 * asset + 2, money.length * 2));
            changedBeyond = Arrays.copyOf(changedBeyond, money.length >>> 7);
        }
    }

    void encode(StateWriter writer, int assets) {
        writer.putInt(id);
        writer.putText(name);
        writer.putEnum(kind);
        writer.putInt(fees.first().makerFeePpm());
        writer.putInt(fees.first().takerFeePpm());
        Terms.encode(limits, writer);
        Terms.encode(margin, writer);
        Terms.encode(fillModel, writer);
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
                FeeSchedule.flat(reader.readInt(), reader.readInt()),
                Terms.limits(reader),
                Terms.margin(reader),
                Terms.fillModel(reader));
        for (int asset = 0; asset < assets; asset++) {
            account.fit(asset);
            account.money[2 * asset] = reader.readLong();
            account.money[2 * asset + 1] = reader.readLong();
        }
        int references = reader.readCount();
        for (int i = 0; i < references; i++) {
            account.depositReferences.add(reader.readText());
        }
        return account;
    }

    /// What its fees depend on besides the first tier.
    public void encodeFees(StateWriter writer) {
        writer.putInt(fees.tiers().size());
        for (FeeTier tier : fees.tiers()) {
            writer.putLong(tier.fromNotional());
            writer.putInt(tier.makerFeePpm());
            writer.putInt(tier.takerFeePpm());
        }
        writer.putInt(makerFeePpm);
        writer.putInt(takerFeePpm);
        traded.encode(writer);
        FeeRates told = toldRates;
        writer.putBoolean(told != null);
        if (told != null) {
            writer.putLong(told.tradedNotional());
            writer.putInt(told.makerFeePpm());
            writer.putInt(told.takerFeePpm());
        }
    }

    public void decodeFees(StateReader reader) {
        int count = reader.readCount();
        List<FeeTier> tiers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tiers.add(new FeeTier(reader.readLong(), reader.readInt(), reader.readInt()));
        }
        changeFees(new FeeSchedule(tiers));
        makerFeePpm = reader.readInt();
        takerFeePpm = reader.readInt();
        traded.decode(reader);
        if (reader.readBoolean()) {
            toldRates = new FeeRates(id, reader.readLong(), reader.readInt(), reader.readInt());
        }
    }
}
