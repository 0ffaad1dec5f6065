package io.tombolo.core.catalog.radix;

import java.util.Random;

/// Keys that share beginnings often: up to seven letters out of three.
final class Keys {

    private Keys() {}

    static String random(Random random) {
        int length = random.nextInt(8);
        var key = new StringBuilder();
        for (int i = 0; i < length; i++) {
            key.append("ab/".charAt(random.nextInt(3)));
        }
        return key.toString();
    }
}
