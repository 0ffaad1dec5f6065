package io.tombolo.rpcforwarder.port;

import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.ReceivedError;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.rpcforwarder.forwarding.CallDispatcher;
import io.tombolo.runtime.port.CallHandler;
import io.tombolo.runtime.port.Peer;
import io.tombolo.runtime.port.Responder;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes calls off the port. Whoever closes its stream cancels its call, wherever that has got to.
public final class PortCalls implements CallHandler {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.rpc.port");

    /// What an agent without a certificate may call. Source: RPC sheet 1.1, marker 7.
    private static final Set<String> ENROLMENT = Set.of("AutoEncrypt.Sign", "AutoConfig.InitialConfiguration");

    private final CallDispatcher dispatcher;

    public PortCalls(CallDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void called(String method, Bytes body, Peer peer, Responder responder) {
        if (peer.security() == Peer.Security.TLS_TO_ENROL && !ENROLMENT.contains(method)) {
            responder.fail(new RpcError.ServiceUnknown(method));
            return;
        }
        CompletableFuture<Bytes> answer = dispatcher.dispatch(method, body);
        responder.onCancel(() -> answer.cancel(false));
        var _ = answer.whenComplete((value, problem) -> {
            if (problem == null) {
                responder.answer(value);
            } else if (!answer.isCancelled()) {
                responder.fail(error(method, peer, problem));
            }
        });
    }

    private static RpcError error(String method, Peer peer, Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof RpcFailedException failed) {
            ReceivedError received = failed.error();
            return received.hops() == 0 ? received.error() : new RpcError.Other(failed.text());
        }
        LOG.atError()
                .addKeyValue("method", method)
                .addKeyValue("peer", peer.address())
                .setCause(cause)
                .log("a call failed by a bug");
        return new RpcError.Other("internal error: " + cause);
    }
}
