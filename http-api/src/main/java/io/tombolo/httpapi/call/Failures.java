package io.tombolo.httpapi.call;

import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.runtime.http.Header;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place that knows what callers are told of a failure. Source: HTTP sheet 1.6 and 5; design, promise 2.
public final class Failures {

    /// Names what stands behind a text that says less, see [io.tombolo.core.terms.TypedReason#code()].
    public static final String REASON = "X-Tombolo-Reason";

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.http");

    private Failures() {}

    /// What callers are told.
    public static Reply reply(Throwable problem) {
        return switch (unwrapped(problem)) {
            case ReplyException refused -> refused.reply();
            case RpcFailedException failed ->
                Reply.of(status(failed.error().error()), reasons(failed), Payload.text(failed.text()));
            case CancellationException gone -> Reply.error(500, String.valueOf(gone.getMessage()));
            case Throwable bug -> {
                LOG.atError().setCause(bug).log("a request failed in a way that nobody thought of");
                yield Reply.error(500, "internal error: " + bug);
            }
        };
    }

    private static Throwable unwrapped(Throwable problem) {
        Throwable inner = problem;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    private static int status(RpcError error) {
        return switch (error) {
            case RpcError.PermissionDenied _, RpcError.AclNotFound _ -> 403;
            case RpcError.Known known ->
                switch (known) {
                    case AGENT_RATE_LIMIT, SERVER_RATE_LIMIT -> 429;
                    case LEADER_RATE_LIMIT, SIGNING_RATE_LIMIT -> 503;
                    case QUERY_NOT_FOUND -> 404;
                    case NO_LEADER,
                            LEADER_NOT_TRACKED,
                            NOT_READY_FOR_CONSISTENT_READS,
                            NO_PATH_TO_DATACENTER,
                            DATACENTER_UNREACHABLE,
                            NO_KNOWN_SERVERS,
                            ACL_DISABLED,
                            ROOT_ACL,
                            INVALID_PARENT,
                            NOT_PRIMARY,
                            CONNECT_DISABLED,
                            CA_NOT_INITIALIZED,
                            TOKEN_REPLICATION_REQUIRED,
                            FEDERATION_STATES_DISABLED,
                            RESUBMIT_FOR_RECHUNKING -> 500;
                };
            case RpcError.ServiceNotFound _,
                    RpcError.ServiceUnknown _,
                    RpcError.MethodUnknown _,
                    RpcError.MethodIllFormed _,
                    RpcError.Undecodable _,
                    RpcError.ConnectionLost _,
                    RpcError.Other _ -> 500;
        };
    }

    private static List<Header> reasons(RpcFailedException failed) {
        return failed.reason()
                .map(reason -> List.of(new Header(REASON, reason.code())))
                .orElse(List.of());
    }
}
