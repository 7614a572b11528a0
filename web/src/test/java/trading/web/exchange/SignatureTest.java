package trading.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The exchange's own published examples.
class SignatureTest {
    private static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private static final String WHOLE = "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
            + "&recvWindow=5000&timestamp=1499827319559";
    private static final String OF_WHOLE = "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71";
    private static final String QUERY = "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC";
    private static final String BODY = "quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";
    private static final String OF_BOTH = "0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77";

    private static String signature(Parameters parameters) {
        return Callers.signature(SECRET, parameters.signed());
    }

    @Test
    void a_query_string_and_a_body_are_signed_alike() {
        assertThat(signature(Parameters.parse(WHOLE, ""))).isEqualTo(OF_WHOLE);
        assertThat(signature(Parameters.parse("", WHOLE))).isEqualTo(OF_WHOLE);
    }

    @Test
    void query_string_and_body_are_signed_without_anything_between_them() {
        assertThat(signature(Parameters.parse(QUERY, BODY))).isEqualTo(OF_BOTH);
    }

    @Test
    void the_signature_itself_is_not_signed_wherever_it_stands() {
        for (String sent : List.of(
                WHOLE + "&signature=" + OF_WHOLE,
                "signature=" + OF_WHOLE + "&" + WHOLE,
                WHOLE.replace("&side", "&signature=" + OF_WHOLE + "&side"))) {
            assertThat(signature(Parameters.parse(sent, ""))).as(sent).isEqualTo(OF_WHOLE);
            assertThat(signature(Parameters.parse("", sent))).as(sent).isEqualTo(OF_WHOLE);
        }
        assertThat(signature(Parameters.parse(QUERY, BODY + "&signature=" + OF_BOTH)))
                .isEqualTo(OF_BOTH);
    }
}
