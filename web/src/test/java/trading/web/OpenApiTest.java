package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class OpenApiTest {
    private static final byte[] NOTHING = new byte[0];

    @Test
    void the_document_describes_every_registered_route_and_no_other(@TempDir Path directory) throws Exception {
        try (TestDesk desk = TestDesk.open(directory)) {
            RawHttp.Answer answer = desk.http().send("GET", "/openapi.json", Map.of(), NOTHING);

            Set<String> described = new TreeSet<>();
            answer.json()
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(
                                    method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
            assertThat(described).isEqualTo(desk.web().server().registered().keySet());
            Files.write(Path.of("target", "openapi.json"), answer.body());
        }
    }

    @Test
    void every_reference_has_its_schema_and_requests_are_closed(@TempDir Path directory) {
        try (TestDesk desk = TestDesk.open(directory)) {
            JsonNode document =
                    desk.http().send("GET", "/openapi.json", Map.of(), NOTHING).json();
            JsonNode schemas = document.path("components").path("schemas");

            document.findValuesAsText("$ref")
                    .forEach(reference -> assertThat(schemas.has(reference.substring(reference.lastIndexOf('/') + 1)))
                            .as(reference)
                            .isTrue());
            JsonNode request = schemas.path("SubmitOrderRequest");
            assertThat(request.path("additionalProperties").asBoolean(true)).isFalse();
            assertThat(request.path("required").toString()).isEqualTo("[\"symbol\",\"side\",\"type\",\"quantity\"]");
            assertThat(schemas.path("Order")
                            .path("properties")
                            .path("limitPrice")
                            .path("type")
                            .toString())
                    .isEqualTo("[\"string\",\"null\"]");
        }
    }
}
