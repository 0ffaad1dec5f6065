package io.tombolo.catalogservice.servers;

import io.tombolo.catalogservice.log.Progress;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.voters.Reply;
import io.tombolo.catalogservice.voters.VoterNetwork;
import io.tombolo.core.catalog.chore.ServerCare;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Tells the leader how far this server is with the log, and asks others.
public final class LogReports {

    /// How far are you? Answered with three numbers of eight bytes: term, last index, nanoseconds since the leader was
    /// heard.
    private static final int PROGRESS = 18;

    private static final int LENGTH = 3 * Long.BYTES;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final NodeName self;
    private final ReplicatedLog<?> log;
    private final VoterNetwork network;

    public LogReports(NodeName self, ReplicatedLog<?> log, VoterNetwork network) {
        this.self = self;
        this.log = log;
        this.network = network;
        network.answering(PROGRESS, (guest, body, turn) -> turn.answer(encode(own())));
    }

    /// How far this server is.
    public ServerCare.Log own() {
        Progress progress = log.progress();
        return new ServerCare.Log(progress.term(), progress.lastIndex(), progress.lastContact());
    }

    /// How far each of these is that answers within a second.
    public Map<NodeName, ServerCare.Log> of(Collection<NodeName> servers) throws InterruptedException {
        Map<NodeName, CompletableFuture<Optional<ServerCare.Log>>> asked = new HashMap<>();
        servers.forEach(server -> asked.put(server, ask(server)));
        Map<NodeName, ServerCare.Log> logs = new HashMap<>();
        for (Map.Entry<NodeName, CompletableFuture<Optional<ServerCare.Log>>> one : asked.entrySet()) {
            try {
                one.getValue().get().ifPresent(found -> logs.put(one.getKey(), found));
            } catch (ExecutionException never) {
                throw new IllegalStateException("a reply is never an exception", never);
            }
        }
        return logs;
    }

    private CompletableFuture<Optional<ServerCare.Log>> ask(NodeName server) {
        if (server.equals(self)) {
            return CompletableFuture.completedFuture(Optional.of(own()));
        }
        var answer = new CompletableFuture<Optional<ServerCare.Log>>();
        network.ask(
                server,
                PROGRESS,
                Bytes.EMPTY,
                PATIENCE,
                reply -> answer.complete(
                        reply instanceof Reply.Answer(Bytes body) && body.length() == LENGTH
                                ? Optional.of(decode(body))
                                : Optional.empty()));
        return answer;
    }

    private static Bytes encode(ServerCare.Log log) {
        return Bytes.wrap(ByteBuffer.allocate(LENGTH)
                .putLong(log.term())
                .putLong(log.lastIndex())
                .putLong(log.lastContact().toNanos())
                .array());
    }

    private static ServerCare.Log decode(Bytes body) {
        ByteBuffer numbers = ByteBuffer.wrap(body.array(), body.offset(), body.length());
        return new ServerCare.Log(numbers.getLong(), numbers.getLong(), Duration.ofNanos(numbers.getLong()));
    }
}
