package trading.web.setting;

import org.jspecify.annotations.Nullable;

/// One setting. `name`: in `.env` files and the environment. `value` is what holds now, `***` in place of a
/// secret, null where there is neither a value nor a default. `source`: where it came from. `hot`: a change
/// is taken while the product runs. `waits`: something else was written since, `nextValue`, which holds
/// from the next start on. `fixed`: why `PATCH /api/settings` refuses to change it, null where it does not.
public record SettingJson(
        String key,
        String name,
        String group,
        String help,
        String expected,
        @Nullable String value,
        @Nullable String defaultValue,
        String source,
        boolean secret,
        boolean hot,
        boolean waits,
        @Nullable String nextValue,
        @Nullable String fixed) {}
