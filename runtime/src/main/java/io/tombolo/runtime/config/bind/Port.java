package io.tombolo.runtime.config.bind;

/// A port to listen on, or none.
///
/// @param number 1 to 65535, or -1 for none; 0 and less become -1, as in Consul
public record Port(int number) {

    private static final int MAX = 65_535;

    /// @throws IllegalArgumentException if the number is above 65535
    public Port {
        if (number > MAX) {
            throw new IllegalArgumentException("invalid port: %d".formatted(number));
        }
        if (number <= 0) {
            number = -1;
        }
    }

    /// Whether anything listens there.
    public boolean enabled() {
        return number > 0;
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
