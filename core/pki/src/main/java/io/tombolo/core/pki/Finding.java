package io.tombolo.core.pki;

/// One thing that is wrong with a certificate or key.
///
/// @param expected what the profile asks for
/// @param found    what the certificate has
/// @param mend     what to do about it, in one sentence
public record Finding(String expected, String found, String mend) {

    /// The finding in one sentence.
    public String text() {
        return "expected %s, found %s; %s".formatted(expected, found, mend);
    }

    @Override
    public String toString() {
        return text();
    }
}
