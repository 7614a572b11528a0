package trading.engine.analyst.language;

/// Whose protocol a server speaks.
public enum Provider {
    /// OpenAI's chat completions; Ollama, LM Studio, vLLM and llama.cpp speak it, too.
    OPENAI,
    ANTHROPIC
}
