package trading.engine.position;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Object2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import trading.engine.model.AccountKind;
import trading.engine.model.Balance;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FillModel;
import trading.engine.model.MarginTerms;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// All accounts and all money. Besides the accounts that were opened there is the venue's own, which gets
/// the fees.
public final class Ledger {
    private static final int VENUE = -1;
    private static final RiskLimits NO_LIMITS = new RiskLimits(Long.MAX_VALUE, Long.MAX_VALUE, 1, Long.MAX_VALUE);

    private final Assets assets;
    private final Account venue;
    private final Int2ObjectHashMap<Account> byId = new Int2ObjectHashMap<>();
    private Account[] sorted = new Account[0];
    private long[] deposited = new long[8];

    /// Terms that were seen, so that accounts with the same ones share them: less memory to go through when
    /// many accounts trade in turn.
    private final Object2ObjectHashMap<Object, Object> terms = new Object2ObjectHashMap<>();

    public Ledger() {
        this(
                new Assets(),
                new Account(
                        VENUE,
                        "venue",
                        AccountKind.LIQUIDITY,
                        FeeSchedule.flat(0, 0),
                        NO_LIMITS,
                        MarginTerms.SPOT,
                        FillModel.IDEAL));
    }

    private Ledger(Assets assets, Account venue) {
        this.assets = assets;
        this.venue = venue;
    }

    /// The number that stands for the asset from here on.
    public int asset(String name) {
        return assets.number(name);
    }

    public int assetCount() {
        return assets.count();
    }

    public @Nullable Account account(int id) {
        return byId.get(id);
    }

    /// All accounts by id, without the venue's own.
    public Account[] accounts() {
        return sorted.clone();
    }

    public Account open(
            int id,
            String name,
            AccountKind kind,
            FeeSchedule fees,
            RiskLimits limits,
            MarginTerms margin,
            FillModel fillModel) {
        Account account = new Account(id, name, kind, fees, limits, margin, fillModel);
        account.shareTerms(terms);
        add(account);
        return account;
    }

    private void add(Account account) {
        if (account.id() < 0 || byId.put(account.id(), account) != null) {
            throw new IllegalStateException("account: id=" + account.id());
        }
        sorted = Arrays.copyOf(sorted, sorted.length + 1);
        int index = sorted.length - 1;
        while (index > 0 && sorted[index - 1].id() > account.id()) {
            sorted[index] = sorted[index - 1];
            index--;
        }
        sorted[index] = account;
    }

    public boolean knowsDeposit(Account account, String reference) {
        return account.knowsDepositReference(reference);
    }

    /// False when the sum of all deposits of the asset would not fit; nothing is changed then.
    public boolean deposit(Account account, int asset, long amount, String reference) {
        if (asset >= deposited.length) {
            deposited = Arrays.copyOf(deposited, Math.max(asset + 1, deposited.length * 2));
        }
        if (deposited[asset] > Long.MAX_VALUE - amount) {
            return false;
        }
        account.addDepositReference(reference);
        deposited[asset] += amount;
        account.add(asset, amount);
        return true;
    }

    /// Locks what an order may cost.
    public void reserve(Account account, int asset, long amount) {
        if (amount != 0) {
            account.lock(asset, amount);
        }
    }

    public void release(Account account, int asset, long amount) {
        if (amount != 0) {
            account.lock(asset, -amount);
        }
    }

    /// Books one side of a fill: `base` of the base asset against `notional` of the quote asset, and the
    /// fee. `released`: what the order had locked for it.
    public void settle(
            Account account,
            Side side,
            int baseAsset,
            int quoteAsset,
            long base,
            long notional,
            long fee,
            long released) {
        if (side == Side.BUY) {
            account.pay(quoteAsset, released, Math.addExact(notional, fee));
            account.add(baseAsset, base);
        } else {
            account.pay(baseAsset, released, base);
            account.add(quoteAsset, notional - fee);
        }
        venue.add(quoteAsset, fee);
    }

    /// By number. Is not changed any more; a new asset makes a new one.
    public String[] assetNames() {
        return assets.names();
    }

    public String assetName(int asset) {
        return assets.name(asset);
    }

    /// Hands on each balance of the account that is not zero.
    public void forEachBalance(Account account, Consumer<Balance> consumer) {
        for (int asset = 0; asset < assets.count(); asset++) {
            if (account.holdsAny(asset)) {
                consumer.accept(account.balance(asset, assets.name(asset)));
            }
        }
    }

    /// Throws [IllegalStateException] unless all money there is, was once deposited.
    public void verifyConserved() {
        for (int asset = 0; asset < assets.count(); asset++) {
            long sum = venue.free(asset);
            for (Account account : sorted) {
                sum += account.free(asset) + account.locked(asset);
            }
            long expected = asset < deposited.length ? deposited[asset] : 0;
            if (sum != expected) {
                throw new IllegalStateException(
                        "money: asset=" + assets.name(asset) + " held=" + sum + " deposited=" + expected);
            }
        }
    }

    public void encode(StateWriter writer) {
        assets.encode(writer);
        for (int asset = 0; asset < assets.count(); asset++) {
            writer.putLong(asset < deposited.length ? deposited[asset] : 0);
        }
        venue.encode(writer, assets.count());
        writer.putInt(sorted.length);
        for (Account account : sorted) {
            account.encode(writer, assets.count());
            encodeHoldings(account, writer);
        }
    }

    private static void encodeHoldings(Account account, StateWriter writer) {
        int touched = 0;
        for (int instrument = 0; instrument < account.holdingSlots(); instrument++) {
            Holding holding = account.holdingOrNull(instrument);
            if (holding != null && !holding.isUntouched()) {
                touched++;
            }
        }
        writer.putInt(touched);
        for (int instrument = 0; instrument < account.holdingSlots(); instrument++) {
            Holding holding = account.holdingOrNull(instrument);
            if (holding != null && !holding.isUntouched()) {
                writer.putInt(instrument);
                holding.encode(writer);
            }
        }
    }

    /// `trades` gives the objects that open trades are read into.
    public static Ledger decode(StateReader reader, LongFunction<RoundTrip> trades) {
        Assets assets = Assets.decode(reader);
        long[] deposited = new long[Math.max(8, assets.count())];
        for (int asset = 0; asset < assets.count(); asset++) {
            deposited[asset] = reader.readLong();
        }
        Ledger ledger = new Ledger(assets, Account.decode(reader, assets.count()));
        ledger.deposited = deposited;
        int accounts = reader.readCount();
        for (int i = 0; i < accounts; i++) {
            Account account = Account.decode(reader, assets.count());
            account.shareTerms(ledger.terms);
            ledger.add(account);
            int holdings = reader.readCount();
            for (int holding = 0; holding < holdings; holding++) {
                account.holding(reader.readInt()).decode(reader, trades);
            }
        }
        return ledger;
    }
}
