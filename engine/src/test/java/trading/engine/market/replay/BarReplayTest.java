package trading.engine.market.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static trading.engine.market.replay.SampleFiles.KLINES;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.market.CommandSink;
import trading.engine.market.FeedStatus.State;
import trading.engine.market.Pace;
import trading.engine.message.Command;
import trading.engine.message.Command.AdvanceTime;
import trading.engine.message.Command.CancelAllOrders;
import trading.engine.message.Command.PublishBar;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

class BarReplayTest {
    private static final long START = 1_640_995_200_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path directory;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<Command> commands = Collections.synchronizedList(new ArrayList<>());

    @Test
    void the_bars_come_out_with_the_files_own_values() throws Exception {
        play(ReplayConfig.at(Speed.MAX), Pace.FREE);

        assertThat(bars())
                .containsExactly(
                        bar(START, 4_619_700, 4_624_700, 4_619_500, 4_622_400, 72_544_755, 5),
                        bar(START + 60 * SECOND, 4_622_400, 4_626_500, 4_619_800, 4_624_700, 268_942_690, 0),
                        bar(START + 120 * SECOND, 4_624_700, 4_634_200, 4_624_300, 4_632_000, 94_616_981, 0));
    }

    @Test
    void the_price_walks_from_open_by_the_nearer_extreme_to_the_close_inside_the_bar() throws Exception {
        play(ReplayConfig.at(Speed.MAX), Pace.FREE);

        assertThat(log)
                .startsWith(
                        "2022-01-01T00:00:00Z quote 4619654 4619746",
                        "2022-01-01T00:00:20Z quote 4619454 4619546",
                        "2022-01-01T00:00:26.666666666Z quote 4621187 4621279",
                        "2022-01-01T00:00:33.333333333Z quote 4622920 4623012",
                        "2022-01-01T00:00:40Z quote 4624654 4624746",
                        "2022-01-01T00:00:59.999Z quote 4622354 4622446",
                        "2022-01-01T00:01:00Z bar 4622400",
                        "2022-01-01T00:01:00Z quote 4622354 4622446");
    }

    @Test
    void the_time_is_told_once_with_each_bar() throws Exception {
        play(ReplayConfig.at(Speed.MAX), Pace.FREE);

        assertThat(commands).filteredOn(AdvanceTime.class::isInstance).hasSize(3);
    }

    @Test
    void the_next_bar_waits_until_this_one_was_acted_on() throws Exception {
        play(ReplayConfig.at(Speed.MAX), sequence -> log.add("acted on " + sequence));

        assertThat(log.indexOf("acted on 28")).isEqualTo(7);
        assertThat(log.get(6)).contains("bar");
        assertThat(log.get(8)).contains("quote");
        assertThat(log).filteredOn(line -> line.startsWith("acted")).hasSize(3);
    }

    @Test
    void a_busy_gateway_loses_nothing() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        play(
                ReplayConfig.at(Speed.MAX),
                Pace.FREE,
                (command, sink) -> calls.incrementAndGet() % 3 == 0 ? sink.trySubmit(command) : -1);

        assertThat(bars()).hasSize(3);
        assertThat(log).hasSize(24);
    }

    @Test
    void a_replay_that_is_started_again_goes_on_where_it_was() throws Exception {
        play(ReplayConfig.at(Speed.MAX).goingOnFrom(START + 120 * SECOND), Pace.FREE);
        assertThat(bars()).hasSize(1);

        commands.clear();
        log.clear();
        play(ReplayConfig.at(Speed.MAX).goingOnFrom(Long.MAX_VALUE), Pace.FREE);
        assertThat(bars()).isEmpty();
        assertThat(log).containsExactly("2022-01-01T00:03:00Z quote 4631954 4632046");
    }

    @Test
    void the_quotes_of_a_bar_offer_its_volume_and_no_more() throws Exception {
        play(ReplayConfig.at(Speed.MAX), Pace.FREE);

        List<Long> offered = new ArrayList<>();
        long sum = 0;
        for (Command command : commands) {
            if (command instanceof UpdateQuote quote) {
                assertThat(quote.bidQuantity()).isEqualTo(quote.askQuantity()).isPositive();
                sum += quote.askQuantity();
            } else if (command instanceof PublishBar) {
                offered.add(sum);
                sum = 0;
            }
        }
        assertThat(offered).isEqualTo(bars().stream().map(Bar::volume).toList()).hasSize(3);
    }

    @Test
    void at_a_speed_the_wall_clock_is_followed() throws Exception {
        long begin = System.nanoTime();
        play(ReplayConfig.at(Speed.parse("600x")), Pace.FREE);

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(295), Duration.ofSeconds(3));
    }

    @Test
    void a_file_that_changed_after_it_was_checked_stops_the_replay() throws Exception {
        Path path = SampleFiles.write(directory, "a.csv", KLINES);
        BarFile file = BarFile.inspect(path, false);
        SampleFiles.write(directory, "a.csv", KLINES.replace("46320.0", "46320.001"));
        try (BarReplay replay = replay(file, ReplayConfig.at(Speed.MAX), Pace.FREE, commands::size)) {
            replay.start();
            await().until(() -> replay.status().state() == State.FAILED);
        }
    }

    @Test
    void it_can_be_closed_while_it_waits() throws Exception {
        BarFile file = BarFile.inspect(SampleFiles.write(directory, "a.csv", KLINES), false);
        BarReplay replay = replay(file, ReplayConfig.at(Speed.parse("1x")), Pace.FREE, () -> -1);
        replay.start();
        replay.close();

        assertThat(replay.status().state()).isEqualTo(State.CLOSED);
    }

    private interface Gate {
        long pass(Command command, CommandSink sink);
    }

    private void play(ReplayConfig config, Pace pace) throws Exception {
        play(config, pace, (command, sink) -> sink.trySubmit(command));
    }

    private void play(ReplayConfig config, Pace pace, Gate gate) throws Exception {
        BarFile file = BarFile.inspect(SampleFiles.write(directory, "a.csv", KLINES), false);
        ReplayClock clock = new ReplayClock(file.startNanos());
        CommandSink sink = command -> {
            record(clock, command);
            return commands.size();
        };
        ReplayGrid grid = ReplayGrid.of(file, "BTCUSDT", List.of(), false);
        try (BarReplay replay = new BarReplay(command -> gate.pass(command, sink), clock, file, grid, config, pace)) {
            replay.start();
            await().until(() -> replay.status().ended());
            assertThat(replay.status().done()).isEqualTo(1);
            assertThat(replay.status().bars()).isEqualTo(bars().size());
        }
    }

    private BarReplay replay(BarFile file, ReplayConfig config, Pace pace, java.util.function.IntSupplier answer)
            throws BarFormatException {
        return new BarReplay(
                command -> answer.getAsInt(),
                new ReplayClock(file.startNanos()),
                file,
                ReplayGrid.of(file, "BTCUSDT", List.of(), false),
                config,
                pace);
    }

    private void record(ReplayClock clock, Command command) {
        commands.add(command);
        switch (command) {
            case UpdateQuote quote ->
                log.add(Times.text(clock.nowNanos()) + " quote " + quote.bidPrice() + " " + quote.askPrice());
            case PublishBar published ->
                log.add(Times.text(clock.nowNanos()) + " bar " + published.bar().close());
            case AdvanceTime told -> assertThat(log.getLast()).startsWith(Times.text(clock.nowNanos()) + " bar");
            case CancelAllOrders cancel -> assertThat(log).isEmpty();
            default -> throw new AssertionError(command);
        }
    }

    private List<Bar> bars() {
        return commands.stream()
                .filter(PublishBar.class::isInstance)
                .map(c -> ((PublishBar) c).bar())
                .toList();
    }

    private static Bar bar(long open, long o, long h, long l, long c, long volume, long trades) {
        return new Bar(0, TimeFrame.M1, open, o, h, l, c, volume, trades);
    }
}
