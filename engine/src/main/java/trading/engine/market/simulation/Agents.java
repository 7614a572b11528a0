package trading.engine.market.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import trading.engine.market.CommandSink;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;

/// All agents of all instruments, with a common budget of commands: takers first, then the makers whose
/// quotes need it most.
final class Agents {
    static final int MAKERS = 15;

    private static final double TAKERS_PART = 0.22;

    private final PriceModel model;
    private final List<Grid> grids;
    private final AgentReports reports;
    private final CommandSink sink;
    private final int commandsPerSecond;
    private final Maker[][] makers;
    private final Taker[] takers;
    private final double[] middles;
    private double budget;

    private record Renewal(int place, Maker maker, double urgency) {}

    Agents(
            PriceModel model,
            List<Instrument> instruments,
            AgentReports reports,
            CommandSink sink,
            SimulationConfig config) {
        this.model = model;
        this.grids = instruments.stream().map(Grid::new).toList();
        this.reports = reports;
        this.sink = sink;
        this.commandsPerSecond = config.commandsPerSecond();
        SplittableRandom random = new SplittableRandom(config.seed() ^ 0x5DEECE66DL);
        makers = new Maker[grids.size()][MAKERS];
        takers = new Taker[grids.size()];
        middles = new double[grids.size()];
        for (int i = 0; i < grids.size(); i++) {
            takers[i] = new Taker(grids.get(i), model.profile(i), random.split());
            for (int rank = 0; rank < MAKERS; rank++) {
                makers[i][rank] = new Maker(
                        DemoMarket.FIRST_AGENT_ACCOUNT + rank, rank, grids.get(i), model.profile(i), random.split());
            }
        }
    }

    /// Everybody quotes, whatever the budget: how a market opens. False when the gateway was busy before
    /// all had.
    boolean open() {
        for (int i = 0; i < grids.size(); i++) {
            for (Maker maker : makers[i]) {
                if (maker.urgency(model.price(i), model.nervousness(i), 0) >= 1 && !renew(i, maker)) {
                    return false;
                }
            }
        }
        return true;
    }

    void act(double seconds) {
        budget = Math.min(commandsPerSecond * 0.5, budget + commandsPerSecond * seconds);
        learn();
        for (int i = 0; i < grids.size(); i++) {
            takers[i].watch(middles[i], seconds);
            take(i, seconds);
        }
        for (Renewal renewal : renewals(seconds)) {
            if (budget < 1 || !renew(renewal.place, renewal.maker)) {
                return;
            }
            budget--;
        }
    }

    private void learn() {
        for (Fill fill : reports.fetchFills()) {
            int rank = fill.account() - DemoMarket.FIRST_AGENT_ACCOUNT;
            int place = place(fill.instrument());
            if (place >= 0 && rank < MAKERS) {
                model.push(place, -makers[place][rank].onFill(fill));
            }
        }
        for (int i = 0; i < middles.length; i++) {
            Quote quote = reports.quote(grids.get(i).instrument().id());
            middles[i] = quote == null || quote.bidQuantity() == 0 || quote.askQuantity() == 0
                    ? 0
                    : grids.get(i).price((quote.bidPrice() + quote.askPrice()) / 2.0);
        }
    }

    private void take(int i, double seconds) {
        double perSecond = TAKERS_PART * commandsPerSecond / grids.size();
        SubmitOrder order = takers[i].decide(model.price(i), middles[i], model.nervousness(i), perSecond, seconds);
        if (order != null && budget >= 1 && sink.trySubmit(order) >= 0) {
            budget--;
        }
    }

    private List<Renewal> renewals(double seconds) {
        List<Renewal> renewals = new ArrayList<>();
        for (int i = 0; i < grids.size(); i++) {
            for (Maker maker : makers[i]) {
                double urgency = maker.urgency(model.price(i), model.nervousness(i), seconds);
                if (urgency >= 1) {
                    renewals.add(new Renewal(i, maker, urgency));
                }
            }
        }
        renewals.sort(Comparator.comparingDouble(Renewal::urgency).reversed());
        return renewals;
    }

    private boolean renew(int i, Maker maker) {
        double price = model.price(i);
        double nervousness = model.nervousness(i);
        UpdateQuote quote = maker.renew(price, nervousness);
        if (sink.trySubmit(quote) < 0) {
            return false;
        }
        maker.sent(quote, price, nervousness);
        return true;
    }

    private int place(int instrument) {
        for (int i = 0; i < grids.size(); i++) {
            if (grids.get(i).instrument().id() == instrument) {
                return i;
            }
        }
        return -1;
    }
}
