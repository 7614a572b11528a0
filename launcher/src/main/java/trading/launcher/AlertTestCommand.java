package trading.launcher;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.web.alert.AlertChannel;
import trading.web.alert.AlertJson;
import trading.web.alert.ChannelKind;
import trading.web.alert.ChannelPlan;
import trading.web.alert.DeliveryException;

/// Sends one message that says it is a test, by a channel of the configuration.
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Sends a test by a channel as it is configured; needs no running instance.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the channel took it",
            "64:there is no such channel",
            "69:the channel did not take it; the reason is printed",
            "78:the channel is not set up, or the configuration is wrong"
        })
final class AlertTestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CHANNEL", description = "webhook, email, telegram or desktop.")
    private String channel = "";

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
        ChannelKind kind = kind();
        List<ChannelPlan> plans = AlertChannels.of(data.config().alerts());
        try {
            Optional<AlertChannel> found = plans.stream()
                    .map(ChannelPlan::channel)
                    .filter(each -> each.kind() == kind)
                    .findFirst();
            if (found.isEmpty()) {
                spec.commandLine().getErr().println(notSetUp(kind));
                return ExitCode.CONFIG;
            }
            return send(found.get());
        } finally {
            plans.forEach(plan -> plan.channel().close());
        }
    }

    private int send(AlertChannel found) throws InterruptedException {
        String name = found.kind().text();
        PrintWriter out = spec.commandLine().getOut();
        try {
            found.deliver(AlertJson.test(found.kind()), 0);
            out.println("The channel " + name + " took a test.");
            return ExitCode.OK;
        } catch (DeliveryException refused) {
            spec.commandLine().getErr().println("alert test: " + name + " did not take it: " + refused.getMessage());
            return ExitCode.UNAVAILABLE;
        }
    }

    private ChannelKind kind() {
        return Stream.of(ChannelKind.values())
                .filter(kind -> kind.text().equals(channel.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "alert test: no such channel: " + channel + "; one of "
                                + Stream.of(ChannelKind.values())
                                        .map(ChannelKind::text)
                                        .collect(Collectors.joining(", "))));
    }

    private static String notSetUp(ChannelKind kind) {
        return "alert test: " + kind.text() + " is not set up: "
                + switch (kind) {
                    case WEBHOOK -> "trading secret set ALERTS_WEBHOOK";
                    case EMAIL -> "trading secret set ALERTS_EMAIL";
                    case TELEGRAM ->
                        "trading secret set ALERTS_TELEGRAM_TOKEN, and alerts.telegram_chat in config/config.toml";
                    case DESKTOP -> "alerts.desktop = true in config/config.toml";
                };
    }
}
