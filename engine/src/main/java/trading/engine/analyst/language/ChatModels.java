package trading.engine.analyst.language;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.Objects;

/// LangChain4j's models, each made for one exchange. Nothing is tried twice, and nothing is logged.
final class ChatModels {
    /// Newer models of OpenAI refuse the name that every other server knows.
    private static final String OPENAI_HOST = "api.openai.com";

    private ChatModels() {}

    static ChatModel over(Exchange exchange, ModelConfig config) {
        return switch (config.provider()) {
            case OPENAI -> openAi(exchange, config);
            case ANTHROPIC -> anthropic(exchange, config);
        };
    }

    private static ChatModel openAi(Exchange exchange, ModelConfig config) {
        var builder = OpenAiChatModel.builder()
                .httpClientBuilder(exchange.begun())
                .baseUrl(config.baseUrl().toString())
                .modelName(config.model())
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .strictJsonSchema(true)
                .timeout(config.deadline())
                .maxRetries(0);
        ApiKey key = config.key();
        if (key != null) {
            builder.apiKey(key.reveal());
        }
        return OPENAI_HOST.equals(config.baseUrl().getHost())
                ? builder.maxCompletionTokens(config.mostOutputTokens()).build()
                : builder.maxTokens(config.mostOutputTokens()).build();
    }

    private static ChatModel anthropic(Exchange exchange, ModelConfig config) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(exchange.begun())
                .baseUrl(config.baseUrl().toString())
                .modelName(config.model())
                .apiKey(Objects.requireNonNull(config.key(), "a key for Anthropic")
                        .reveal())
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .maxTokens(config.mostOutputTokens())
                .timeout(config.deadline())
                .maxRetries(0)
                .build();
    }
}
