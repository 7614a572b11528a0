package trading.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.web.json.Signed;
import trading.web.risk.LimitsRequest;

/// A new account. Left out, `margin` means spot, `fillModel` at once and at the quoted price, and `limits`
/// those of the desk's own account, and `feeTiers` a flat rate. A fee below 0 is paid to the account.
record OpenAccountRequest(
        String name,
        @Signed int makerFeePpm,
        @Signed int takerFeePpm,
        @Nullable List<FeeTierRequest> feeTiers,
        @Nullable MarginRequest margin,
        @Nullable FillModelRequest fillModel,
        @Nullable LimitsRequest limits) {}
