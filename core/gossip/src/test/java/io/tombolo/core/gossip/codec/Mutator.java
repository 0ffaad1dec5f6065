package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Spoils bytes the way senders and attackers do: flips, cuts, splices, and numbers that lie.
final class Mutator {

    /// Bytes that begin something, announce much, or stand at an edge.
    private static final int[] TELLING = {
        0x00, 0x01, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0c, 0x0d, 0x7f, 0x80, 0x81, 0x8f, 0x90, 0x91, 0x9f, 0xa0, 0xbf,
        0xc0, 0xc1, 0xc2, 0xc4, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcf, 0xd0, 0xd3, 0xd4, 0xd8, 0xd9, 0xda, 0xdb,
        0xdc, 0xdd, 0xde, 0xdf, 0xe0, 0xf4, 0xff
    };

    private static final int LONGEST = 40_000;

    private final Random random;
    private final List<Bytes> seeds;

    Mutator(Random random, List<Bytes> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    Bytes next() {
        byte[] bytes = anySeed().toArray();
        for (int i = random.nextInt(6); i > 0; i--) {
            bytes = mutate(bytes);
        }
        return Bytes.wrap(bytes);
    }

    private Bytes anySeed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] mutate(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(8)) {
            case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2, 3 -> bytes[at] = (byte) TELLING[random.nextInt(TELLING.length)];
            case 4 -> bytes[at] = (byte) random.nextInt(256);
            case 5 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 6 -> {
                return splice(bytes, at, bytes, random.nextInt(bytes.length));
            }
            default -> {
                byte[] other = anySeed().toArray();
                return other.length == 0 ? bytes : splice(bytes, at, other, random.nextInt(other.length));
            }
        }
        return bytes;
    }

    /// The beginning of one, and the end of another or of itself.
    private static byte[] splice(byte[] head, int headLength, byte[] tail, int tailFrom) {
        int tailLength = Math.min(tail.length - tailFrom, LONGEST - Math.min(LONGEST, headLength));
        byte[] spliced = Arrays.copyOf(head, headLength + tailLength);
        System.arraycopy(tail, tailFrom, spliced, headLength, tailLength);
        return spliced;
    }
}
