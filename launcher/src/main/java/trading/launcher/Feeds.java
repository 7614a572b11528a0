package trading.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongBiFunction;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.ReportHandler;
import trading.engine.gateway.TimeSource;
import trading.engine.market.DemoMarket;
import trading.engine.market.MarketFeed;
import trading.engine.market.Pace;
import trading.engine.market.replay.BarFile;
import trading.engine.market.replay.BarFormatException;
import trading.engine.market.replay.BarReplay;
import trading.engine.market.replay.ReplayClock;
import trading.engine.market.replay.ReplayConfig;
import trading.engine.market.replay.ReplayGrid;
import trading.engine.market.replay.Speed;
import trading.engine.market.simulation.AgentReports;
import trading.engine.market.simulation.SimulatedMarket;
import trading.engine.market.simulation.SimulationConfig;
import trading.engine.message.Command;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// Where prices come from in this run, and the time that goes with them.
sealed interface Feeds {
    /// The time that commands are stamped with.
    TimeSource time();

    /// Handlers that the feed needs on the gateway.
    List<ReportHandler> handlers();

    /// What the gateway is told before the feed starts: instruments and accounts, with `terms` for the demo
    /// account.
    List<Command> preparation(ExecutionGateway gateway, List<Command> terms) throws BarFormatException;

    /// The same for a gateway that is started again.
    Feeds again();

    /// After the preparation is decided. `lastBar`: when the newest stored bar of an instrument and frame
    /// opened, or [Long#MIN_VALUE].
    MarketFeed create(ExecutionGateway gateway, Pace pace, ToLongBiFunction<Integer, TimeFrame> lastBar)
            throws BarFormatException;

    /// Checks the options, and reads a file that is to be replayed from end to end, before anything is
    /// started.
    static Feeds of(StartOptions options, long seed) throws IOException, BarFormatException, OptionException {
        Path replay = options.replay;
        String symbol = options.symbol;
        String speed = options.speed;
        if (replay == null) {
            if (symbol != null || speed != null || options.skipBad || options.roundVolume) {
                throw new OptionException(
                        "--symbol, --speed, --skip-bad and --round-volume say how to replay a file: add --replay FILE");
            }
            return new Simulated(seed, new AgentReports());
        }
        if (symbol == null) {
            throw new OptionException("--replay needs --symbol: what is " + replay + " about? For example BTCUSDT");
        }
        if (!symbol.matches("[A-Z0-9]{2,20}")) {
            throw new OptionException("--symbol " + symbol + ": write capital letters and digits, for example BTCUSDT");
        }
        Speed parsed;
        try {
            parsed = speed == null ? new Speed(60) : Speed.parse(speed);
        } catch (IllegalArgumentException e) {
            throw new OptionException("--speed " + speed + ": write 1x, 60x or max");
        }
        BarFile file = BarFile.inspect(replay, options.skipBad);
        return new Replayed(file, symbol, parsed, options.roundVolume, new ReplayClock(file.startNanos()));
    }

    /// The simulated market at the time of the wall clock.
    record Simulated(long seed, AgentReports reports) implements Feeds {
        @Override
        public TimeSource time() {
            return TimeSource.wallClock();
        }

        @Override
        public Feeds again() {
            return new Simulated(seed, new AgentReports());
        }

        @Override
        public List<ReportHandler> handlers() {
            return List.of(reports);
        }

        @Override
        public List<Command> preparation(ExecutionGateway gateway, List<Command> terms) {
            return DemoMarket.commands(gateway.view().instruments(), terms);
        }

        @Override
        public MarketFeed create(ExecutionGateway gateway, Pace pace, ToLongBiFunction<Integer, TimeFrame> lastBar) {
            List<Instrument> traded = gateway.view().instruments().stream()
                    .filter(instrument ->
                            DemoMarket.instrument(instrument.symbol()).isPresent())
                    .toList();
            return new SimulatedMarket(
                    gateway::trySubmit,
                    time(),
                    reports,
                    SimulationConfig.seeded(seed),
                    traded,
                    gateway.view()::lastPrice);
        }
    }

    /// A file at the time of its bars.
    record Replayed(BarFile file, String symbol, Speed speed, boolean roundVolume, ReplayClock time) implements Feeds {
        @Override
        public Feeds again() {
            return new Replayed(file, symbol, speed, roundVolume, new ReplayClock(file.startNanos()));
        }

        @Override
        public List<ReportHandler> handlers() {
            return List.of();
        }

        @Override
        public List<Command> preparation(ExecutionGateway gateway, List<Command> terms) throws BarFormatException {
            ReplayGrid grid = grid(gateway);
            List<Instrument> known = new ArrayList<>(gateway.view().instruments());
            if (known.stream().noneMatch(instrument -> instrument.symbol().equals(symbol))) {
                known.add(grid.instrument());
            }
            List<Command> commands = new ArrayList<>(DemoMarket.commands(known, terms));
            commands.addAll(grid.commands());
            return commands;
        }

        @Override
        public MarketFeed create(ExecutionGateway gateway, Pace pace, ToLongBiFunction<Integer, TimeFrame> lastBar)
                throws BarFormatException {
            ReplayGrid grid = grid(gateway);
            long last = lastBar.applyAsLong(grid.instrument().id(), file.frame());
            boolean underWay = last >= file.firstOpenNanos() && last <= file.lastOpenNanos();
            ReplayConfig config = ReplayConfig.at(speed);
            return new BarReplay(
                    gateway::trySubmit, time, file, grid, underWay ? config.goingOnFrom(last + 1) : config, pace);
        }

        private ReplayGrid grid(ExecutionGateway gateway) throws BarFormatException {
            return ReplayGrid.of(file, symbol, gateway.view().instruments(), roundVolume);
        }
    }
}
