package io.tombolo.rpcforwarder.forwarding;

import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.internal.KeyringRequest;
import io.tombolo.contract.rpc.internal.KeyringResponse;
import io.tombolo.contract.rpc.internal.KeyringResponses;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.rpcforwarder.routing.RoutingFields;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Asks all datacenters for the keys of their gossip, and puts the answers into one. A datacenter that cannot be asked
/// fails the whole: keys that differ unseen would split the pool. Source: RPC sheet 8; HTTP sheet 1.13.
final class KeyringOperations {

    private final Datacenter own;
    private final CallForwarder forwarder;

    KeyringOperations(Datacenter own, CallForwarder forwarder) {
        this.own = own;
        this.forwarder = forwarder;
    }

    /// @param here what this datacenter answers
    CompletableFuture<Bytes> ask(Bytes body, RoutingFields fields, CompletableFuture<Bytes> here) {
        var answers = new ArrayList<CompletableFuture<Bytes>>();
        answers.add(here);
        Bytes forwarded;
        switch (InternalMethods.KEYRING_OPERATION.request().decode(body)) {
            case Decoded.Read<KeyringRequest> read -> forwarded = encoded(read.value());
            case Decoded.Malformed<KeyringRequest> _ -> {
                // Its owner says what is wrong.
                return here;
            }
        }
        for (Datacenter datacenter : forwarder.datacenters()) {
            if (!datacenter.equals(own)) {
                answers.add(forwarder.abroad(datacenter, InternalMethods.KEYRING_OPERATION.name(), forwarded, fields));
            }
        }
        CompletableFuture<Bytes> all = CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> merged(
                        answers.stream().map(CompletableFuture::resultNow).toList()));
        var _ = all.whenComplete((_, _) -> {
            if (all.isCancelled()) {
                answers.forEach(answer -> answer.cancel(false));
            }
        });
        return all;
    }

    private static Bytes encoded(KeyringRequest request) {
        return InternalMethods.KEYRING_OPERATION
                .request()
                .encode(new KeyringRequest(
                        request.datacenter(),
                        true,
                        request.key(),
                        request.localOnly(),
                        request.operation(),
                        request.relayFactor(),
                        request.options()));
    }

    private static Bytes merged(List<Bytes> answers) {
        WireCodec<KeyringResponses> codec = InternalMethods.KEYRING_OPERATION.response();
        List<KeyringResponses> read =
                answers.stream().map(answer -> read(codec.decode(answer))).toList();
        List<KeyringResponse> responses =
                read.stream().flatMap(one -> one.responses().stream()).toList();
        return codec.encode(new KeyringResponses(responses, read.getFirst().meta()));
    }

    private static KeyringResponses read(Decoded<KeyringResponses> answer) {
        return switch (answer) {
            case Decoded.Read<KeyringResponses> read -> read.value();
            case Decoded.Malformed<KeyringResponses>(var fault, int offset) ->
                throw new RpcFailedException(new RpcError.Undecodable(" a datacenter's answer to %s: %s at byte %d"
                        .formatted(InternalMethods.KEYRING_OPERATION.name(), fault, offset)));
        };
    }
}
