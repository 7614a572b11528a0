package trading.engine.analyst.language;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.analyst.Analyst;
import trading.engine.analyst.AnalystAnswer;
import trading.engine.analyst.AnalystListener;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.Excerpt;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.OpinionFailed;
import trading.engine.analyst.budget.Budget;
import trading.engine.analyst.budget.Reserving;
import trading.engine.analyst.budget.Reserving.Reservation;
import trading.engine.analyst.record.AnalystJournal;
import trading.engine.analyst.record.CallRecord;

/// Asks a language model, once, within its budget and deadline, and keeps what was said.
///
/// An opinion that cannot be written into the journal is none.
public final class ModelAnalyst implements Analyst, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ModelAnalyst.class);

    private final ModelConfig config;
    private final Budget budget;
    private final AnalystJournal journal;
    private final LongSupplier wallNanos;
    private final AnalystListener listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;

    /// What came of a conversation: the model's text, or a fault.
    private record Talk(
            @Nullable String content,
            @Nullable TokenUsage usage,
            @Nullable Fault fault) {}

    public ModelAnalyst(
            ModelConfig config,
            Budget budget,
            AnalystJournal journal,
            LongSupplier wallNanos,
            AnalystListener listener) {
        this.config = config;
        this.budget = budget;
        this.journal = journal;
        this.wallNanos = wallNanos;
        this.listener = listener;
        // HTTP/1.1: on the offer to go on with 2 some local servers drop the body. No redirects: the key goes nowhere
        // else.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.deadline())
                .executor(threads)
                .build();
    }

    @Override
    public AnalystAnswer ask(AnalystQuestion question) {
        Prompt prompt = Prompt.of(question);
        return switch (budget.reserve(question.strategy(), prompt.mostTokens(), config.mostOutputTokens())) {
            case Reserving.Refused refused -> OpinionFailed.of(question, refused.code(), refused.text());
            case Reservation reservation -> called(question, prompt, reservation);
        };
    }

    private AnalystAnswer called(AnalystQuestion question, Prompt prompt, Reservation reservation) {
        long began = System.nanoTime();
        Exchange exchange = new Exchange(http, config.deadline(), config.answerBytes());
        Talk talk = talk(exchange, prompt);
        long latencyNanos = System.nanoTime() - began;
        CallCost cost = settled(reservation, talk);
        listener.onCall(config.model(), cost, latencyNanos);
        AnalystAnswer answer = answer(question, reservation, talk, cost);
        try {
            journal.append(record(question, reservation, exchange, talk, answer, latencyNanos));
            return answer;
        } catch (IOException e) {
            log.error("analyst: the journal of calls cannot be written", e);
            return failed(question, FailureCode.RECORDS_UNAVAILABLE, "the journal of calls: " + e.getMessage(), cost);
        }
    }

    private Talk talk(Exchange exchange, Prompt prompt) {
        try {
            ChatResponse response = ChatModels.over(exchange, config)
                    .chat(ChatRequest.builder()
                            .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                            .responseFormat(OpinionSchema.FORMAT)
                            .build());
            String content = response.aiMessage().text();
            return content == null
                    ? new Talk(null, response.tokenUsage(), unreadable("there is no text in the answer", exchange))
                    : new Talk(content, response.tokenUsage(), null);
        } catch (RuntimeException e) {
            Fault fault = exchange.fault();
            return new Talk(null, null, fault != null ? fault : unreadable(e.toString(), exchange));
        }
    }

    private static Fault unreadable(String why, Exchange exchange) {
        String body = exchange.response() == null ? "nothing" : Excerpt.of(exchange.response());
        return new Fault(FailureCode.ANSWER_UNREADABLE, Excerpt.of(why) + "; the answer begins: " + body, false);
    }

    /// What the server does not say, or says to be nothing, costs all that was reserved.
    private CallCost settled(Reservation reservation, Talk talk) {
        Fault fault = talk.fault();
        if (fault != null && fault.free()) {
            return budget.release(reservation);
        }
        TokenUsage usage = talk.usage();
        Integer prompt = usage == null ? null : usage.inputTokenCount();
        Integer output = usage == null ? null : usage.outputTokenCount();
        return prompt == null || output == null || prompt <= 0 || output <= 0
                ? budget.forfeit(reservation)
                : budget.settle(reservation, prompt, output);
    }

    private AnalystAnswer answer(AnalystQuestion question, Reservation reservation, Talk talk, CallCost cost) {
        Fault fault = talk.fault();
        String content = talk.content();
        if (fault != null || content == null) {
            return fault == null
                    ? failed(question, FailureCode.ANSWER_UNREADABLE, "nothing was said", cost)
                    : failed(question, fault.code(), fault.text(), cost);
        }
        CallCost most = reservation.most();
        if (cost.promptTokens() > most.promptTokens() || cost.outputTokens() > most.outputTokens()) {
            return failed(
                    question,
                    FailureCode.USAGE_IMPLAUSIBLE,
                    "promptTokens=" + cost.promptTokens() + " most=" + most.promptTokens() + " outputTokens="
                            + cost.outputTokens() + " most=" + most.outputTokens(),
                    cost);
        }
        try {
            return opinion(question, reservation.id(), OpinionParser.parse(content, question), cost);
        } catch (BadOpinionException e) {
            return failed(question, FailureCode.ANSWER_INVALID, String.valueOf(e.getMessage()), cost);
        }
    }

    private Opinion opinion(AnalystQuestion question, String id, Stated stated, CallCost cost) {
        return new Opinion(
                id,
                config.model(),
                stated.action(),
                stated.confidence(),
                stated.reasons().stream().map(this::hidden).toList(),
                stated.horizonBars(),
                stated.invalidationPrice(),
                CutOffs.flags(config.trainingCutOffNanos(), question.asOfNanos()),
                null,
                question.hash(),
                question.asOfNanos(),
                cost);
    }

    private OpinionFailed failed(AnalystQuestion question, FailureCode code, String text, CallCost cost) {
        return new OpinionFailed(code, hidden(text), question.hash(), question.asOfNanos(), cost);
    }

    private CallRecord record(
            AnalystQuestion question,
            Reservation reservation,
            Exchange exchange,
            Talk talk,
            AnalystAnswer answer,
            long latencyNanos) {
        OpinionFailed failed = answer instanceof OpinionFailed none ? none : null;
        return new CallRecord(
                reservation.id(),
                question.strategy(),
                question.hash(),
                question.asOfNanos(),
                wallNanos.getAsLong() - latencyNanos,
                latencyNanos,
                config.provider().name(),
                config.model(),
                config.baseUrl().toString(),
                config.trainingCutOffNanos(),
                hidden(exchange.request()),
                exchange.status(),
                hiddenOrNull(exchange.response()),
                hiddenOrNull(talk.content()),
                failed == null ? null : failed.code(),
                failed == null ? "" : failed.text(),
                answer.cost());
    }

    /// A server may send the key back in its answer.
    private String hidden(String text) {
        ApiKey key = config.key();
        return key == null ? text : key.hiddenIn(text);
    }

    private @Nullable String hiddenOrNull(@Nullable String text) {
        return text == null ? null : hidden(text);
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
