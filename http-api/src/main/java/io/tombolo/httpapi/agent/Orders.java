package io.tombolo.httpapi.agent;

import io.tombolo.contract.agent.AgentUnavailableException;
import io.tombolo.contract.agent.LocalAgent;
import io.tombolo.core.registration.AgentCommand;
import io.tombolo.core.registration.Verdict;
import io.tombolo.core.registration.definition.Definition;
import io.tombolo.core.wire.json.Json;
import io.tombolo.core.wire.json.JsonParser;
import io.tombolo.httpapi.call.Failures;
import io.tombolo.httpapi.call.GoNumbers;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// Orders to the agent, and what callers are told of them.
final class Orders {

    private final LocalAgent agent;

    Orders(LocalAgent agent) {
        this.agent = agent;
    }

    CompletableFuture<Reply> give(AgentCommand command) {
        return agent.order(command).thenApply(Orders::reply).exceptionally(Orders::failed);
    }

    private static Reply reply(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted() -> Reply.DONE;
            case Verdict.Invalid(var text) -> Reply.error(400, text);
            case Verdict.Missing(var text) -> Reply.error(404, text);
            case Verdict.Impossible(var text) -> Reply.error(500, text);
        };
    }

    static Reply failed(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return cause instanceof AgentUnavailableException unavailable
                ? Reply.error(503, String.valueOf(unavailable.getMessage()))
                : Failures.reply(cause);
    }

    /// What a body defines.
    ///
    /// @throws ReplyException if it defines nothing
    static <T> T defined(Request request, Function<Json, Definition<T>> read) {
        Definition<T> definition = switch (JsonParser.parse(request.body())) {
            case Json.Parsed.Malformed(var fault) -> new Definition.Refused<>("Request decode failed: " + fault);
            case Json.Parsed.Read(var body) -> read.apply(body);
        };
        return switch (definition) {
            case Definition.Read<T>(var value) -> value;
            case Definition.Refused<T>(var text) -> throw ReplyException.of(400, text);
        };
    }

    /// A truth that has to be there.
    ///
    /// @throws ReplyException if it is not, or is none
    static boolean truth(Request request, Parameter parameter) {
        String text = request.query().text(parameter);
        if (text.isEmpty()) {
            throw ReplyException.of(400, "Missing value for " + parameter.name());
        }
        return GoNumbers.truth(text)
                .orElseThrow(
                        () -> ReplyException.of(400, "Invalid value for %s: \"%s\"".formatted(parameter.name(), text)));
    }
}
