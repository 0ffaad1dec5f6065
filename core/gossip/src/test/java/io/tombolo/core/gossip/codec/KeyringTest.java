package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class KeyringTest {

    private static List<String> hex(Keyring keyring) {
        return keyring.keys().stream().map(key -> key.raw().hex()).toList();
    }

    @Test
    void changesAsTheReferenceDoes() {
        Keyring keyring = Keyring.EMPTY;
        for (JsonNode row : Vectors.decoded("keyring-operations")) {
            Bytes key = Bytes.ofHex(row.path("key").asString(""));
            KeyringChange change = switch (row.get("op").asString()) {
                case "new" ->
                    Keyring.EMPTY.install(Bytes.ofHex(row.get("primary").asString()));
                case "add" -> keyring.install(key);
                case "use" -> keyring.use(key);
                case "remove" -> keyring.remove(key);
                default -> throw new AssertionError(row);
            };
            switch (change) {
                case KeyringChange.Changed changed -> {
                    assertThat(row.path("ok").asBoolean(true)).isTrue();
                    keyring = changed.keyring();
                }
                case KeyringChange.Refused refused ->
                    assertThat(refused.text()).isEqualTo(row.get("error").asString());
            }

            assertThat(hex(keyring))
                    .isEqualTo(row.get("keys")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
    }

    @Test
    void tellsNothingOfItsKeys() {
        Keyring keyring = Keyring.of(Vectors.key("ab".repeat(16)));

        assertThat(keyring.toString()).isEqualTo("Keyring[keys=[GossipKey[16 bytes]]]");
    }

    @Test
    void computesTheLengthOfPayloadsAsTheReferenceDoes() {
        for (JsonNode row : Vectors.decoded("encrypted-length-table")) {
            int plain = row.get("plain").asInt();

            assertThat(PayloadCipher.sealedLength(EncryptionVersion.PADDED, plain))
                    .isEqualTo(row.get("v0").asInt());
            assertThat(PayloadCipher.sealedLength(EncryptionVersion.UNPADDED, plain))
                    .isEqualTo(row.get("v1").asInt());
        }
    }

    @Test
    void readsAndWritesTheFileOfARealAgent() {
        String file = Vectors.bytes("file-keyring").text();

        Keyring keyring = SerfVectorForm.value(KeyringFile.parse(file));

        assertThat(keyring.keys())
                .extracting(GossipKey::base64)
                .containsExactly(Vectors.decoded("file-keyring").get(0).asString());
        assertThat(KeyringFile.format(keyring)).isEqualTo(file.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "{}", "[1]", "[\"\"]", "[\"MDEyMzQ1Njc4OWFiY2RlZg\"", "[\"*\"]", "[\"MDEy\"]", "[,]"})
    void refusesAFileThatHasNoKeys(String file) {
        assertThat(KeyringFile.parse(file)).isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void readsSeveralKeysAndBlanksBetweenThem() {
        String file =
                " [ \"MDEyMzQ1Njc4OWFiY2RlZg==\" ,\n \"MDEyMzQ1Njc4OWFiY2RlZg==\", \"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3\"]\n";

        assertThat(SerfVectorForm.value(KeyringFile.parse(file)).keys()).hasSize(2);
    }
}
