package io.tombolo.testing.sim;

import io.tombolo.core.terms.Endpoint;

/// A datagram.
///
/// The content is bytes where the codec is to be part of the run, or any immutable value where speed matters more.
/// Receivers must not write to it: a duplicate is the same object.
///
/// @param from    the sender's address as the receiver's site knows it, and the sender's port
/// @param to      where it was sent
/// @param content what was sent
/// @param length  bytes that it has, or would have, on the wire
public record Packet(Endpoint from, Endpoint to, Object content, int length) {

    /// The content of a packet that carries bytes.
    ///
    /// @throws IllegalStateException if it carries something else
    public byte[] bytes() {
        if (content instanceof byte[] bytes) {
            return bytes;
        }
        throw new IllegalStateException("packet from %s to %s carries no bytes but a %s"
                .formatted(from, to, content.getClass().getName()));
    }

    @Override
    public String toString() {
        return from + "->" + to + " " + length + "B " + StableText.of(content);
    }
}
