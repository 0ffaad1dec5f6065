package io.tombolo.core.wire.binding;

/// What was read of a record so far: its numbers without boxes, and everything else.
final class Slots {

    final long[] numbers;
    final Object[] objects;

    Slots(int numberCount, Object[] objects) {
        numbers = new long[numberCount];
        this.objects = objects;
    }

    boolean truth(int slot) {
        return numbers[slot] != 0;
    }

    int whole32(int slot) {
        return (int) numbers[slot];
    }

    long whole64(int slot) {
        return numbers[slot];
    }

    float fraction32(int slot) {
        return (float) Double.longBitsToDouble(numbers[slot]);
    }

    double fraction64(int slot) {
        return Double.longBitsToDouble(numbers[slot]);
    }

    Object object(int slot) {
        return objects[slot];
    }
}
