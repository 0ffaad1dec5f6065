package io.tombolo.core.sni.hello;

import static io.tombolo.core.sni.hello.HelloBytes.alpn;
import static io.tombolo.core.sni.hello.HelloBytes.extension;
import static io.tombolo.core.sni.hello.HelloBytes.host;
import static io.tombolo.core.sni.hello.HelloBytes.message;
import static io.tombolo.core.sni.hello.HelloBytes.record;
import static io.tombolo.core.sni.hello.HelloBytes.records;
import static io.tombolo.core.sni.hello.HelloBytes.serverNames;
import static io.tombolo.core.sni.hello.HelloBytes.versions;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.sni.hello.ClientHello.NeedMore;
import io.tombolo.core.sni.hello.ClientHello.Parsed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ClientHelloReaderPropertyTest {

    private static final long SEED = 20260601;
    private static final int MUTANTS = 20_000;
    private static final String NAME = "s1.server.dc2.consul";

    @Test
    void feedingByteByByteComesToTheSameAsFeedingAll() {
        for (byte[] hello : seeds()) {
            assertPrefixesAgree(hello);
            assertThat(ClientHelloReader.read(ByteBuffer.wrap(hello))).isInstanceOf(Parsed.class);
        }
    }

    @Test
    void mutatedHellosNeverThrowAndEveryPrefixAgrees() {
        RandomGenerator random = new SplittableRandom(SEED);
        List<byte[]> seeds = seeds();
        int malformed = 0;

        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutate(seeds.get(random.nextInt(seeds.size())), random);
            if (i % 40 == 0) {
                assertPrefixesAgree(mutant);
            }
            if (ClientHelloReader.read(ByteBuffer.wrap(mutant)) instanceof ClientHello.Malformed) {
                malformed++;
            }
        }

        assertThat(malformed).isBetween(MUTANTS / 10, MUTANTS);
    }

    @Test
    void noiseThatBeginsLikeAHelloNeverThrows() {
        RandomGenerator random = new SplittableRandom(SEED);

        for (int i = 0; i < MUTANTS; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            byte[] start = {22, 3, 1, 0, (byte) (noise.length + 4), 1, 0, 0, (byte) noise.length};
            assertThat(ClientHelloReader.read(ByteBuffer.wrap(HelloBytes.join(start, noise))))
                    .isNotNull();
        }
    }

    /// Every answer but [NeedMore] is final, and NeedMore never asks for more than the limit nor for what is
    /// there.
    private static void assertPrefixesAgree(byte[] bytes) {
        ClientHello whole = ClientHelloReader.read(ByteBuffer.wrap(bytes));
        for (int length = 0; length <= bytes.length; length++) {
            ClientHello prefix = ClientHelloReader.read(ByteBuffer.wrap(bytes, 0, length));
            if (prefix instanceof NeedMore more) {
                assertThat(more.total()).isGreaterThan(length).isLessThanOrEqualTo(ClientHelloReader.PREFIX_LIMIT);
            } else {
                assertThat(prefix)
                        .as("the first %d of %d bytes", length, bytes.length)
                        .isEqualTo(whole);
            }
        }
    }

    private static List<byte[]> seeds() {
        byte[] message = message(
                extension(0x1a1a, new byte[1]),
                serverNames(host(NAME)),
                versions(0x0304, 0x0303),
                alpn("consul/rpc-multi", "h2"),
                extension(51, new byte[40]));
        List<byte[]> seeds = new ArrayList<>();
        for (int size : new int[] {1, 2, 3, 5, 50, 500}) {
            seeds.add(records(message, size));
        }
        seeds.add(record(message(serverNames(host(NAME)))));
        for (String protocol : List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3")) {
            seeds.add(JsseHellos.hello(List.of(protocol), List.of(NAME), List.of("consul/wan-gossip/packet")));
        }
        return seeds;
    }

    private static byte[] mutate(byte[] seed, RandomGenerator random) {
        byte[] bytes = seed.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && bytes.length > 1; changes--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(5)) {
                case 0 -> set(bytes, at, random.nextInt(256));
                case 1 -> set(bytes, at, bytes[at] ^ (1 << random.nextInt(8)));
                case 2 -> set(bytes, at, random.nextBoolean() ? 0 : 255);
                case 3 -> Arrays.copyOf(bytes, at);
                default ->
                    HelloBytes.join(
                            Arrays.copyOf(bytes, at),
                            new byte[1 + random.nextInt(4)],
                            Arrays.copyOfRange(bytes, at, bytes.length));
            };
        }
        return bytes;
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }
}
