package trading.launcher.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Command.OpenAccount;
import trading.engine.message.Command.SetProtections;
import trading.engine.message.Report.AccountOpened;
import trading.engine.model.AccountKind;
import trading.engine.model.RiskLimits;
import trading.engine.view.LiveView;
import trading.launcher.config.AccountConfig;

/// Which terms of the demo account a start sends.
///
/// An account that the gateway does not know gets all that is configured. A known one keeps what it has, by
/// whomever it was set, except for the settings that were changed in the configuration since the last start:
/// a restart loosens no limit, and neither does a new version with other defaults.
public final class DemoAccount {
    private static final Logger log = LoggerFactory.getLogger(DemoAccount.class);
    private static final String TERMS = "account.";
    private static final String LIMITS = "risk.";
    private static final String PROTECTIONS = "protections.";

    private final AccountConfig config;
    private final AppliedSettings applied;

    public DemoAccount(AccountConfig config, Path dataDirectory) {
        this.config = config;
        this.applied = new AppliedSettings(dataDirectory);
    }

    public List<Command> commands(LiveView view) throws IOException {
        Optional<AccountOpened> present = view.terms(DemoMarket.ACCOUNT);
        if (present.isEmpty()) {
            // Should only some of it be decided before a crash, the next start sends the rest.
            applied.write(Map.of());
            log.info("account: new, with all configured terms: {}", config);
            return List.of(open(config.limits()), new SetProtections(DemoMarket.ACCOUNT, config.protections()));
        }
        Optional<Map<String, String>> before = applied.read();
        if (before.isEmpty()) {
            log.warn(
                    "account: known, but not which settings it was made with: it keeps its terms and limits ({});"
                            + " what is changed in the configuration from now on is applied",
                    present.get());
            return List.of();
        }
        Set<String> changed = changed(before.get(), config.written());
        if (changed.isEmpty()) {
            log.info("account: no setting was changed since the last start: it keeps its terms and limits");
            return List.of();
        }
        return commands(present.get(), changed);
    }

    private List<Command> commands(AccountOpened present, Set<String> changed) {
        log.info("account: changed in the configuration since the last start: {}; all else stays as it is", changed);
        List<Command> commands = new ArrayList<>();
        boolean terms = changed.stream().anyMatch(key -> key.startsWith(TERMS));
        if (terms || changed.stream().anyMatch(key -> key.startsWith(LIMITS))) {
            RiskLimits limits = limits(present.limits(), changed);
            commands.add(
                    terms
                            ? open(limits)
                            : new OpenAccount(
                                    present.account(),
                                    present.name(),
                                    present.kind(),
                                    present.fees(),
                                    limits,
                                    present.margin(),
                                    present.fillModel()));
        }
        if (changed.stream().anyMatch(key -> key.startsWith(PROTECTIONS))) {
            commands.add(new SetProtections(DemoMarket.ACCOUNT, config.protections()));
        }
        return commands;
    }

    private RiskLimits limits(RiskLimits present, Set<String> changed) {
        try {
            return config.limitsOver(present, changed);
        } catch (IllegalArgumentException e) {
            log.error(
                    "account: the changed limits do not go together with those that were set since, which stay: {}",
                    e.getMessage());
            return present;
        }
    }

    private OpenAccount open(RiskLimits limits) {
        return new OpenAccount(
                DemoMarket.ACCOUNT,
                DemoMarket.ACCOUNT_NAME,
                AccountKind.TRADER,
                config.fees(),
                limits,
                config.margin(),
                config.fillModel());
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> now) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(now.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), now.get(key)));
        return keys;
    }

    /// To be called once the gateway has decided what [#commands] gave.
    public void applied() throws IOException {
        applied.write(config.written());
    }
}
