package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Sight;
import io.tombolo.contract.members.KeyringChange;
import io.tombolo.contract.members.KeyringReport;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.internal.KeyringRequest;
import io.tombolo.contract.rpc.internal.KeyringResponse;
import io.tombolo.contract.rpc.internal.KeyringResponses;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.RpcError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/// `Internal.KeyringOperation`: the keys of this datacenter's gossip and, for whoever asks first, of the WAN pool.
///
/// What goes wrong in a pool stands in its answer, so that the others are seen, too. Other datacenters are asked by
/// the forwarder. Source: RPC sheet 8 and 15; HTTP sheet 5, `operator/keyring`.
final class KeyringEndpoint {

    private static final String LIST = "list";

    private final Answering answering;
    private final Datacenter own;
    private final Members members;

    KeyringEndpoint(Answering answering, Datacenter own, Members members) {
        this.answering = answering;
        this.own = own;
        this.members = members;
    }

    MethodTable methods() {
        return MethodTable.empty().with(InternalMethods.KEYRING_OPERATION, this::operate);
    }

    private KeyringResponses operate(KeyringRequest request) {
        boolean lists = request.operation().equals(LIST);
        demand(answering.sight(request.options()), lists);
        if (request.localOnly() && !lists) {
            throw refusal("argument error: LocalOnly can only be used for List operations");
        }
        var responses = new ArrayList<KeyringResponse>();
        if (!request.forwarded() && !request.localOnly()) {
            responses.add(operate(Pool.WAN, request));
        }
        responses.add(operate(Pool.LAN, request));
        return new KeyringResponses(responses, new QueryMeta(0, Duration.ZERO, false, "", false, 0, false));
    }

    private static void demand(Sight sight, boolean lists) {
        if (!sight.may(lists ? Access.READ : Access.WRITE, Resource.KEYRING, "")) {
            throw refusal(lists ? "Reading keyring denied by ACLs" : "Modifying keyring denied due to ACLs");
        }
    }

    private static RpcFailedException refusal(String text) {
        return new RpcFailedException(new RpcError.Other(text));
    }

    private KeyringResponse operate(Pool pool, KeyringRequest request) {
        KeyringChange change;
        try {
            change = change(request);
        } catch (IllegalArgumentException noKey) {
            return failed(pool, "illegal base64 data at input byte " + faultIn(request.key()));
        }
        try {
            return response(pool, members.keyring(pool, change).join());
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            return failed(pool, String.valueOf(cause.getMessage()));
        }
    }

    private static KeyringChange change(KeyringRequest request) {
        return switch (request.operation()) {
            case LIST -> new KeyringChange.Listing();
            case "install" -> new KeyringChange.Install(key(request));
            case "use" -> new KeyringChange.Use(key(request));
            case "remove" -> new KeyringChange.Remove(key(request));
            default -> throw refusal("Invalid keyring operation '%s'".formatted(request.operation()));
        };
    }

    private static Bytes key(KeyringRequest request) {
        return Bytes.wrap(Base64.getDecoder().decode(request.key()));
    }

    /// The place of the first character that is none of base64; behind the last, if some are missing.
    private static int faultIn(String key) {
        int at = 0;
        while (at < key.length() && isOfBase64(key.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isOfBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }

    private KeyringResponse failed(Pool pool, String error) {
        return new KeyringResponse(own.name(), error, 0, "", "", pool == Pool.WAN, Map.of(), Map.of(), Map.of());
    }

    private KeyringResponse response(Pool pool, KeyringReport report) {
        return new KeyringResponse(
                own.name(),
                error(report),
                report.members(),
                "",
                "",
                pool == Pool.WAN,
                counts(report.keys()),
                report.problems(),
                counts(report.primaryKeys()));
    }

    private static String error(KeyringReport report) {
        if (!report.problems().isEmpty()) {
            return "%d/%d nodes reported failure".formatted(report.problems().size(), report.members());
        }
        return report.complete() ? "" : "%d/%d nodes reported success".formatted(report.answers(), report.members());
    }

    private static Map<String, Long> counts(Map<String, Integer> counts) {
        var longs = new TreeMap<String, Long>();
        counts.forEach((key, count) -> longs.put(key, Long.valueOf(count)));
        return longs;
    }
}
