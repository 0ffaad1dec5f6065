package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.Decoded;
import io.tombolo.core.gossip.codec.GossipKey;
import io.tombolo.core.gossip.codec.KeyPayloads;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.KeyringChange;
import io.tombolo.core.gossip.message.KeyRequest;
import io.tombolo.core.gossip.message.KeyResponse;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.Query;
import io.tombolo.core.gossip.message.QueryId;
import io.tombolo.core.gossip.message.QueryResponse;
import io.tombolo.core.wire.Bytes;
import java.time.Instant;
import java.util.List;

/// The own keyring, as the whole pool's key queries change it. Source: gossip sheet 5.6 and 17.3.
///
/// The new ring is put out before the answer, which is therefore encrypted with the new primary already.
final class Keys {

    private final SerfLocal local;
    private Keyring keyring;

    Keys(SerfLocal local, Keyring keyring) {
        this.local = local;
        this.keyring = keyring;
    }

    Keyring keyring() {
        return keyring;
    }

    void asked(Instant now, Query query, KeyOperation operation, Answers answers) {
        KeyResponse response = switch (KeyPayloads.decodeRequest(query.payload())) {
            case Decoded.Value<KeyRequest> read ->
                perform(operation, read.value().key());
            case Decoded.Refused<KeyRequest> refused ->
                failure("Failed to decode key request: " + refused.malformed().detail());
        };
        // A list that is cut to fit always does; the others are short.
        answers.send(now, query, false, KeyPayloads.encode(fit(response)));
    }

    private KeyResponse perform(KeyOperation operation, Bytes key) {
        return switch (operation) {
            case INSTALL -> change(keyring.install(key));
            case USE -> change(keyring.use(key));
            case REMOVE -> change(keyring.remove(key));
            case LIST -> list();
        };
    }

    private KeyResponse change(KeyringChange change) {
        if (keyring.isEmpty()) {
            return failure("No keyring to modify (encryption not enabled)");
        }
        return switch (change) {
            case KeyringChange.Changed changed -> {
                if (!changed.keyring().equals(keyring)) {
                    keyring = changed.keyring();
                    local.put(new SerfOutput.ReplaceKeyring(keyring));
                }
                yield new KeyResponse(true, "", List.of(), "");
            }
            case KeyringChange.Refused refused -> failure(refused.text());
        };
    }

    private KeyResponse list() {
        if (keyring.isEmpty()) {
            return failure("Keyring is empty (encryption not enabled)");
        }
        List<String> keys = keyring.keys().stream().map(GossipKey::base64).toList();
        return new KeyResponse(true, "", keys, keys.getFirst());
    }

    /// As many keys as one answer takes, and a word about the others.
    private KeyResponse fit(KeyResponse response) {
        KeyResponse fitting = response;
        int total = response.keys().size();
        for (int shown = total - 1;
                shown >= 0 && length(fitting) > local.settings().queryResponseSizeLimit();
                shown--) {
            fitting = new KeyResponse(
                    response.success(),
                    "truncated key list response, showing first %d of %d keys".formatted(shown, total),
                    response.keys().subList(0, shown),
                    response.primaryKey());
        }
        return fitting;
    }

    /// The length of the whole answer with the longest header that it can have.
    private int length(KeyResponse response) {
        QueryResponse whole = new QueryResponse(
                LamportTime.HIGHEST,
                new QueryId(0xffff_ffffL),
                local.self().name(),
                false,
                KeyPayloads.encode(response));
        return SerfLocal.encode(whole).length();
    }

    private static KeyResponse failure(String message) {
        return new KeyResponse(false, message, List.of(), "");
    }
}
