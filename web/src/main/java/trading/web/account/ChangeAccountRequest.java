package trading.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.web.json.Signed;
import trading.web.risk.LimitsRequest;

/// New terms of an account; what is left out stays as it is. No `feeTiers` in the list: a flat rate.
record ChangeAccountRequest(
        @Nullable String name,
        @Signed @Nullable Integer makerFeePpm,
        @Signed @Nullable Integer takerFeePpm,
        @Nullable List<FeeTierRequest> feeTiers,
        @Nullable MarginRequest margin,
        @Nullable FillModelRequest fillModel,
        @Nullable LimitsRequest limits) {}
