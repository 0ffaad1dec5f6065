package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.wire.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class StreamVectorTest {

    private static StreamCodec codec(JsonNode about, EncryptionVersion version, String label) {
        JsonNode key = about.has("encrypted") && about.get("encrypted").isObject()
                ? about.get("encrypted").get("key")
                : about.path("key");
        JsonNode nonce = about.has("encrypted") && about.get("encrypted").isObject()
                ? about.get("encrypted").get("nonce")
                : about.path("nonce");
        Keyring ring = key.isMissingNode() ? Keyring.EMPTY : Keyring.of(Vectors.key(key.asString()));
        var settings = new WireSettings(
                Bytes.ofText(label),
                about.path("compressed").asBoolean(false),
                version,
                true,
                true,
                WireSettings.PACKET_BUDGET);
        return new StreamCodec(settings, () -> ring, Vectors.nonce(nonce.asString("")));
    }

    /// Feeds a stream byte by byte; nothing may come out before the last.
    private static StreamMessage readSlowly(StreamDecoder decoder, Bytes stream) {
        for (int i = 0; i < stream.length() - 1; i++) {
            assertThat(decoder.feed(stream.slice(i, 1))).isInstanceOf(StreamRead.NeedMore.class);
        }
        return received(decoder.feed(stream.from(stream.length() - 1)));
    }

    private static StreamMessage received(StreamRead read) {
        return switch (read) {
            case StreamRead.Received received -> received.message();
            case StreamRead.NeedMore more -> throw new AssertionError("stream is not complete");
            case Malformed malformed -> throw new AssertionError(malformed);
        };
    }

    static Stream<String> pushPullsOfTheReference() {
        return Vectors.reference().keySet().stream().filter(name -> name.startsWith("pushpull-stream-"));
    }

    @ParameterizedTest
    @MethodSource("pushPullsOfTheReference")
    void readsAndRewritesAPushPullOfTheReference(String name) {
        JsonNode decoded = Vectors.decoded(name);
        boolean request = !name.contains("-response");
        // An answer carries no label, and yet authenticates it.
        String label = name.contains("labelled") ? "blue" : "";
        StreamCodec codec = codec(decoded, EncryptionVersion.UNPADDED, label);
        Bytes stream = Vectors.bytes(name);

        StreamMessage message = readSlowly(request ? codec.requestDecoder() : codec.answerDecoder(), stream);

        JsonNode expected = decoded.get("message");
        JsonNode actual = VectorForm.of(message);
        Expectation.assertSame(expected.get("header"), actual.get("header"), name);
        Expectation.assertSame(expected.get("nodes"), actual.get("nodes"), name);
        Expectation.assertSame(
                expected.get("user_state").get("fields"),
                actual.get("userState").get("fields"),
                name);
        if (!name.endsWith("-newer-codec")) {
            assertThat(request ? codec.encodeRequest(message) : codec.encodeAnswer(message))
                    .isEqualTo(stream);
        }
    }

    static Stream<String> capturedStreams() {
        return Vectors.captured().entrySet().stream()
                .filter(entry -> entry.getValue().get("transport").asString().equals("tcp"))
                .map(entry -> entry.getKey());
    }

    @ParameterizedTest
    @MethodSource("capturedStreams")
    void readsAndRewritesAStreamOfRealAgents(String name) {
        JsonNode decoded = Vectors.decoded(name);
        StreamCodec codec = codec(decoded, EncryptionVersion.UNPADDED, "");
        Bytes stream = Vectors.bytes(name);

        StreamMessage message = readSlowly(codec.requestDecoder(), stream);

        ObjectNode expected = JsonNodeFactory.instance.objectNode();
        for (String field : decoded.propertyNames()) {
            if (!field.equals("compressed") && !field.equals("encrypted")) {
                expected.set(field, decoded.get(field));
            }
        }
        Expectation.assertSame(expected, VectorForm.of(message), name);
        assertThat(codec.encodeAnswer(message)).isEqualTo(stream);
    }

    static Stream<String> encryptedStreams() {
        return Vectors.reference().keySet().stream().filter(name -> name.startsWith("stream-encrypted-"));
    }

    @ParameterizedTest
    @MethodSource("encryptedStreams")
    void encryptsAStreamAsTheReferenceDoes(String name) {
        JsonNode decoded = Vectors.decoded(name);
        EncryptionVersion version = name.contains("-v0") ? EncryptionVersion.PADDED : EncryptionVersion.UNPADDED;
        Bytes label = Bytes.ofText(decoded.path("label").asString(""));
        Keyring ring = Keyring.of(Vectors.key(decoded.get("key").asString()));
        Bytes plain = Bytes.ofHex(decoded.get("plaintext").asString());
        Bytes stream = Vectors.bytes(name);
        Bytes behindLabel = stream.from(label.isEmpty() ? 0 : 2 + label.length());
        var cipher = new PayloadCipher(Vectors.nonce(decoded.get("nonce").asString()));

        byte[] sealed = new byte[PayloadCipher.sealedLength(version, plain.length())];
        cipher.seal(ring.keys().getFirst(), version, plain, behindLabel.slice(0, 5), label, sealed, 0);

        assertThat(Bytes.wrap(sealed)).isEqualTo(behindLabel.from(5));
        assertThat(cipher.open(ring, behindLabel.from(5), behindLabel.slice(0, 5), label))
                .contains(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream-encrypted-v1-ping", "stream-encrypted-v1-compressed"})
    void readsAnEncryptedStreamOfTheReference(String name) {
        StreamCodec codec = codec(Vectors.decoded(name), EncryptionVersion.UNPADDED, "");

        assertThat(readSlowly(codec.requestDecoder(), Vectors.bytes(name))).isNotNull();
    }

    @Test
    void readsAndWritesAUserMessage() {
        StreamCodec codec = codec(Vectors.decoded("user-message-stream-header"), EncryptionVersion.UNPADDED, "");
        Bytes stream = Vectors.bytes("user-message-stream-header");

        StreamMessage message = readSlowly(codec.requestDecoder(), stream);

        assertThat(codec.encodeRequest(message)).isEqualTo(stream);
    }

    @Test
    void readsAndWritesAnError() {
        StreamCodec codec = codec(Vectors.decoded("error"), EncryptionVersion.UNPADDED, "");
        Bytes stream = Vectors.bytes("error");

        StreamMessage message = readSlowly(codec.answerDecoder(), stream);

        Expectation.assertSame(
                Vectors.decoded("error").get("fields"), VectorForm.of(message).get("fields"), "error");
        assertThat(codec.encodeAnswer(message)).isEqualTo(stream);
    }

    @Test
    void readsTheHeaderAndANodeOfAPushPull() throws Refusal {
        var header = Reading.of(Vectors.bytes("pushpull-header").from(1), StreamRecords::readPushPullHeader);
        var node = Reading.of(Vectors.bytes("pushpull-node-state"), StateRecords::readNodeState);

        assertThat(header).isEqualTo(new StreamRecords.PushPullHeader(true, 2, 99));
        Expectation.assertSame(Vectors.decoded("pushpull-node-state"), VectorForm.ofNode(node.orElseThrow()), "node");
    }

    @Test
    void refusesAPlainStreamInTheWordsOfTheReference() {
        Keyring ring = Keyring.of(Vectors.key("00".repeat(16)));
        var codec = new StreamCodec(WireSettings.DEFAULT, () -> ring, Vectors.nonce("00".repeat(12)));
        String expected = Vectors.decoded("error").get("fields").get("Error").asString();

        StreamRead read = codec.requestDecoder().feed(Vectors.bytes("enc-tcp-error-plain-request"));

        assertThat(read).isEqualTo(new Malformed(Flaw.NOT_ENCRYPTED, expected));
    }

    @Test
    void refusesAForeignLabel() {
        StreamCodec unlabelled = codec(JsonNodeFactory.instance.objectNode(), EncryptionVersion.UNPADDED, "");
        StreamCodec labelled = codec(JsonNodeFactory.instance.objectNode(), EncryptionVersion.UNPADDED, "blue");

        StreamRead refused = unlabelled.requestDecoder().feed(Vectors.bytes("pushpull-stream-labelled-request"));
        StreamRead missing = labelled.requestDecoder().feed(Vectors.bytes("pushpull-stream-plain-request"));

        assertThat(refused).isEqualTo(new Malformed(Flaw.LABEL_FOREIGN, "packet has another label"));
        assertThat(missing).isEqualTo(new Malformed(Flaw.LABEL_FOREIGN, "packet has no label"));
    }
}
