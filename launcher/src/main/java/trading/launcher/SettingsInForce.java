package trading.launcher;

import java.util.ArrayList;
import java.util.List;
import trading.launcher.config.SettingValue;
import trading.launcher.config.TradingConfig;
import trading.web.setting.SettingJson;

/// Which settings hold right now, and which wait for the next start. Thread-safe.
final class SettingsInForce {
    private volatile List<Held> all;

    /// `next` is what was written since, which holds from the next start on; the same as `now` where
    /// nothing waits.
    private record Held(SettingValue now, SettingValue next) {}

    SettingsInForce(TradingConfig started) {
        all = started.settings().stream().map(each -> new Held(each, each)).toList();
    }

    /// What a configuration that was read since changes.
    record Change(List<String> atOnce, List<String> nextStart) {}

    /// Takes those settings of `read` that can be taken while the product runs; says by key what has
    /// changed since the last time.
    synchronized Change take(TradingConfig read) {
        List<String> atOnce = new ArrayList<>();
        List<String> nextStart = new ArrayList<>();
        List<Held> taken = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            Held before = all.get(index);
            SettingValue written = read.settings().get(index);
            if (!written.isSameAs(before.next())) {
                (written.hot() ? atOnce : nextStart).add(written.key());
            }
            taken.add(new Held(written.hot() || written.isSameAs(before.now()) ? written : before.now(), written));
        }
        all = List.copyOf(taken);
        return new Change(atOnce, nextStart);
    }

    /// Whether what was read last says the same as `read`.
    boolean hasTaken(TradingConfig read) {
        List<Held> now = all;
        for (int index = 0; index < now.size(); index++) {
            SettingValue written = read.settings().get(index);
            Held held = now.get(index);
            if (!held.next().isSameAs(written) || !held.next().source().equals(written.source())) {
                return false;
            }
        }
        return true;
    }

    List<SettingJson> settings() {
        return all.stream().map(SettingsInForce::json).toList();
    }

    private static SettingJson json(Held held) {
        SettingValue now = held.now();
        boolean waits = !held.next().isSameAs(now);
        return new SettingJson(
                now.key(),
                now.environmentName(),
                now.group(),
                now.help(),
                now.expected(),
                now.shown(),
                now.defaultText(),
                now.source(),
                now.secret(),
                now.hot(),
                waits,
                waits ? held.next().shown() : null,
                held.next().fixed().orElse(null));
    }
}
