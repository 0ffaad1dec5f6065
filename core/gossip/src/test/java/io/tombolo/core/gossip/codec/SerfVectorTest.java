package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.message.ConflictVote;
import io.tombolo.core.gossip.message.Filter;
import io.tombolo.core.gossip.message.KeyRequest;
import io.tombolo.core.gossip.message.KeyResponse;
import io.tombolo.core.gossip.message.SerfMessage;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.wire.Bytes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SerfVectorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serf-leave",
                "serf-leave-prune",
                "serf-join",
                "serf-join-big-ltime",
                "serf-user-event",
                "serf-user-event-nil-payload",
                "serf-query",
                "serf-query-filters-ack-relay",
                "serf-query-nobroadcast",
                "serf-query-conflict",
                "serf-query-response-ack",
                "serf-query-response",
                "serf-query-install-key"
            })
    void readsAndWritesAMessageOfTheReference(String name) {
        Bytes body = Vectors.bytes(name);

        SerfMessage message = SerfVectorForm.value(SerfCodec.decode(body));

        Expectation.assertSame(
                Vectors.decoded(name).get("fields"), SerfVectorForm.of(message).get("fields"), name);
        assertThat(SerfCodec.encode(message)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serf-query-newer-codec",
                "serf-query-filters-ack-relay-newer-codec",
                "serf-query-conflict-newer-codec",
                "serf-query-install-key-newer-codec"
            })
    void readsAMessageOfTheNewerCodecLikeTheOlder(String name) {
        SerfMessage newer = SerfVectorForm.value(SerfCodec.decode(Vectors.bytes(name)));
        SerfMessage older = SerfVectorForm.value(SerfCodec.decode(Vectors.bytes(name.replace("-newer-codec", ""))));

        assertThat(newer).isEqualTo(older);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serf-pushpull-empty", "serf-pushpull-events"})
    void readsAPushPullAndWritesItWithoutEmptySlots(String name) {
        SerfMessage message = SerfVectorForm.value(SerfCodec.decode(Vectors.bytes(name)));
        Bytes written = SerfCodec.encode(message);

        Expectation.assertSame(
                Vectors.decoded(name).get("fields"), SerfVectorForm.of(message).get("fields"), name);
        assertThat(SerfVectorForm.value(SerfCodec.decode(written))).isEqualTo(message);
        assertThat(written.length()).isLessThan(Vectors.bytes(name).length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"serf-relay-response", "serf-relay-response-newer-codec"})
    void readsAndWritesARelay(String name) {
        JsonNode decoded = Vectors.decoded(name);

        SerfMessage message = SerfVectorForm.value(SerfCodec.decode(Vectors.bytes(name)));

        Expectation.assertSame(decoded.get("header"), SerfVectorForm.of(message).get("header"), name);
        assertThat(message).extracting("message").isEqualTo(Vectors.bytes("serf-query-response"));
        assertThat(SerfCodec.encode(message)).isEqualTo(Vectors.bytes("serf-relay-response"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serf-filter-nodes", "serf-filter-tag"})
    void readsAndWritesAFilter(String name) {
        Filter filter = FilterRecords.read(Vectors.bytes(name));

        assertThat(filter).isNotInstanceOf(Filter.Unreadable.class);
        assertThat(FilterRecords.encode(filter)).isEqualTo(Vectors.bytes(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00c3", "01c3", "02", "ff"})
    void keepsAFilterThatItCannotRead(String hex) {
        Filter filter = FilterRecords.read(Bytes.ofHex(hex));

        assertThat(filter).isEqualTo(new Filter.Unreadable(Bytes.ofHex(hex)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serf-key-request", "serf-key-request-list"})
    void readsAndWritesAKeyRequest(String name) {
        KeyRequest request = SerfVectorForm.value(KeyPayloads.decodeRequest(Vectors.bytes(name)));

        assertThat(request.key())
                .isEqualTo(Vectors.hexText(Vectors.decoded(name).get("fields").get("Key")));
        assertThat(KeyPayloads.encode(request)).isEqualTo(Vectors.bytes(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serf-key-response-ok", "serf-key-response-error", "serf-key-response-list"})
    void readsAndWritesAKeyResponse(String name) {
        KeyResponse response = SerfVectorForm.value(KeyPayloads.decodeResponse(Vectors.bytes(name)));

        Expectation.assertSame(Vectors.decoded(name).get("fields"), SerfVectorForm.ofKeyResponse(response), name);
        assertThat(KeyPayloads.encode(response)).isEqualTo(Vectors.bytes(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serf-conflict-response", "serf-conflict-response-unknown"})
    void readsAndWritesAConflictVote(String name) {
        ConflictVote vote = SerfVectorForm.value(ConflictVotes.decode(Vectors.bytes(name)));

        Expectation.assertSame(Vectors.decoded(name).get("fields"), SerfVectorForm.ofVote(vote), name);
        assertThat(ConflictVotes.encode(vote)).isEqualTo(Vectors.bytes(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tags-empty",
                "tags-one",
                "tags-long-value",
                "tags-legacy-role",
                "tags-nil-meta",
                "tags-nil-map",
                "tags-nil-map-newer-codec"
            })
    void readsTags(String name) {
        Tags tags = SerfVectorForm.value(MetaTags.decode(Vectors.bytes(name)));

        Expectation.assertSame(Vectors.decoded(name).get("decoded_back"), SerfVectorForm.ofTags(tags), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags-empty", "tags-one", "tags-long-value"})
    void writesTags(String name) {
        Tags tags = SerfVectorForm.value(MetaTags.decode(Vectors.bytes(name)));

        assertThat(MetaTags.encode(tags)).isEqualTo(Vectors.bytes(name));
    }

    @Test
    void takesMetaWithoutMagicForARole() {
        Tags tags = SerfVectorForm.value(MetaTags.decode(Bytes.EMPTY));

        assertThat(tags.values()).isEqualTo(Map.of("role", ""));
    }

    @Test
    void readsAndWritesACoordinate() {
        Bytes payload = Vectors.bytes("coordinate-ping-payload");

        Expectation.assertSame(
                Vectors.decoded("coordinate-ping-payload").get("coordinate"),
                SerfVectorForm.ofCoordinate(payload),
                "coordinate");
        assertThat(CoordinatePayload.encode(SerfVectorForm.value(CoordinatePayload.decode(payload))))
                .isEqualTo(payload);
    }

    @Test
    void refusesACoordinateOfAnotherVersion() {
        byte[] payload = Vectors.bytes("coordinate-ping-payload").toArray();
        payload[0] = 2;

        assertThat(CoordinatePayload.decode(Bytes.wrap(payload)))
                .isEqualTo(Decoded.refused(Flaw.UNKNOWN_VERSION, "coordinate has an unknown version"));
        assertThat(CoordinatePayload.decode(Bytes.EMPTY))
                .isEqualTo(Decoded.refused(Flaw.EMPTY, "ack has no coordinate"));
    }
}
