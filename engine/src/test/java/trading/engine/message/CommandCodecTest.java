package trading.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FillModel;
import trading.engine.model.Instrument;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;

class CommandCodecTest {
    private static final long SEED = 20_261_123;

    private static final RiskLimits LIMITS = new RiskLimits(1, 2, 3, 4);

    private static final String[] GOLDEN = {
        "0101030000000200414201004101004200e1f505000000000700000000000000020000000000000009000000000000000b00000000000000",
        "020101000000030064c3a901fbffffff0600000001000000000000000200000000000000030000000400000000000000",
        "0301010000000400555344540201000000000000010072",
        "040101000000020000000100630000010102030000000000000004000000000000000500000000000000010600000000000000ffffffffffffffff",
        "0501010000000200000000000000",
        "060101000000ffffffff",
        "070101000000020000000000000003",
        "080101000000020000000300000000000000040000000000000005000000000000000600000000000000",
        "090100000000070100000000000000030000000000000004000000000000000200000000000000030000000000000005000000000000000600000000000000",
        "0a01"
    };

    @Test
    void every_command_comes_back_as_it_went_in() {
        SplittableRandom random = new SplittableRandom(SEED);
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(16);
        for (int i = 0; i < 10_000; i++) {
            Command command = RandomCommands.any(random);
            int offset = random.nextInt(50);
            int length = CommandCodec.encode(command, buffer, offset);
            assertThat(CommandCodec.decode(buffer, offset, length)).isEqualTo(command);
        }
    }

    @Test
    void the_bytes_of_version_1_never_change() {
        assertThat(Stream.of(
                                new Command.DefineInstrument(
                                        new Instrument(3, "AB", "A", "B", 100_000_000, 7, 2, 9, 11)),
                                new Command.OpenAccount(
                                        1, "d\u00e9", AccountKind.LIQUIDITY, -5, 6, new RiskLimits(1, 2, 3, 4)),
                                new Command.Deposit(1, "USDT", 258, "r"),
                                new Command.SubmitOrder(
                                        1,
                                        2,
                                        "c",
                                        "",
                                        Side.SELL,
                                        OrderType.LIMIT,
                                        TimeInForce.FOK,
                                        3,
                                        4,
                                        5,
                                        true,
                                        6,
                                        -1),
                                new Command.CancelOrder(1, 2),
                                new Command.CancelAllOrders(1, -1),
                                new Command.CloseTrade(1, 2, ExitReason.SIGNAL),
                                new Command.UpdateQuote(1, 2, 3, 4, 5, 6),
                                new Command.PublishBar(new Bar(0, TimeFrame.D1, 1, 3, 4, 2, 3, 5, 6)),
                                new Command.AdvanceTime())
                        .map(CommandCodecTest::hex))
                .containsExactly(GOLDEN);
    }

    @Test
    void a_flat_rate_is_still_written_in_a_version_that_every_program_reads() {
        Command flat = new Command.OpenAccount(
                1, "d", AccountKind.TRADER, FeeSchedule.flat(5, 6), LIMITS, new MarginTerms(2, 1), FillModel.IDEAL);
        Command table = new Command.OpenAccount(
                1,
                "d",
                AccountKind.TRADER,
                new FeeSchedule(List.of(new FeeTier(0, 5, 6), new FeeTier(7, 8, 9))),
                LIMITS,
                new MarginTerms(2, 1),
                FillModel.IDEAL);
        assertThat(hex(flat)).startsWith("0202");
        assertThat(hex(table))
                .isEqualTo("0203" + hex(flat).substring(4) + "01000000" + "0700000000000000" + "0800000009000000");
    }

    @Test
    void a_sign_of_life_of_nobody_known_is_still_written_in_the_first_version() {
        String first = "1501" + "01000000" + "e803000000000000" + "01";
        assertThat(hex(new Command.ArmDeadManSwitch(1, 1_000, true))).isEqualTo(first);
        assertThat(hex(new Command.ArmDeadManSwitch(1, 1_000, true, "me")))
                .isEqualTo("1502" + first.substring(4) + "02006d65");
    }

    @Test
    void the_position_of_every_enum_value_is_part_of_the_format() {
        assertThat(Stream.of(
                                AccountKind.values(),
                                ExitReason.values(),
                                OrderType.values(),
                                Side.values(),
                                TimeFrame.values(),
                                TimeInForce.values())
                        .map(values -> Stream.of(values).map(String::valueOf).collect(Collectors.joining(" "))))
                .containsExactly(
                        "TRADER LIQUIDITY",
                        "NONE STOP_LOSS TAKE_PROFIT SIGNAL MANUAL KILL_SWITCH LIQUIDATION",
                        "MARKET LIMIT STOP STOP_LIMIT TAKE_PROFIT TAKE_PROFIT_LIMIT TRAILING_STOP",
                        "BUY SELL",
                        "S1 M1 M3 M5 M15 H1 H4 D1",
                        "GTC IOC FOK DAY GTD");
    }

    @Test
    void cut_and_lengthened_bytes_are_refused() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100; i++) {
            ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(16);
            int length = CommandCodec.encode(RandomCommands.any(random), buffer, 0);
            for (int cut = 0; cut < length; cut++) {
                int shorter = cut;
                assertThatThrownBy(() -> CommandCodec.decode(buffer, 0, shorter))
                        .isInstanceOf(CommandFormatException.class);
            }
            assertThatThrownBy(() -> CommandCodec.decode(buffer, 0, length + 1))
                    .isInstanceOf(CommandFormatException.class);
        }
    }

    @Test
    void flipped_bits_give_a_command_or_a_clear_refusal_and_nothing_else() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200; i++) {
            ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(16);
            int length = CommandCodec.encode(RandomCommands.any(random), buffer, 0);
            for (int bit = 0; bit < length * 8; bit++) {
                byte was = buffer.getByte(bit / 8);
                buffer.putByte(bit / 8, (byte) (was ^ 1 << bit % 8));
                decodeOrRefuse(buffer, length);
                buffer.putByte(bit / 8, was);
            }
        }
    }

    @Test
    void noise_is_refused() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 3_000; i++) {
            byte[] noise = new byte[random.nextInt(120)];
            random.nextBytes(noise);
            assertThatThrownBy(() -> CommandCodec.decode(new UnsafeBuffer(noise), 0, noise.length))
                    .isInstanceOf(CommandFormatException.class);
        }
    }

    @Test
    void a_text_over_the_limit_is_refused_when_it_is_written() {
        Command command = new Command.Deposit(1, "A", 1, "x".repeat(1_001));
        assertThatThrownBy(() -> CommandCodec.encode(command, new ExpandableArrayBuffer(16), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("length=1001 limit=1000");
    }

    private static void decodeOrRefuse(ExpandableArrayBuffer buffer, int length) {
        List<Object> outcome = new ArrayList<>();
        try {
            outcome.add(CommandCodec.decode(buffer, 0, length));
        } catch (CommandFormatException e) {
            outcome.add(e.getMessage());
        }
        assertThat(outcome).doesNotContainNull();
    }

    private static String hex(Command command) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(16);
        int length = CommandCodec.encode(command, buffer, 0);
        byte[] bytes = new byte[length];
        buffer.getBytes(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
