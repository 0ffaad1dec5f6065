package io.tombolo.catalogservice.voters;

import io.tombolo.core.wire.Bytes;

/// Answers questions of one kind.
public interface VoterHandler {

    /// A question. The questions of one server come in the order in which it asked them, on an event loop: must not
    /// wait.
    void asked(VoterGuest guest, Bytes body, VoterGuest.Turn turn);

    /// A server that may have asked something is gone, or has connected anew.
    default void gone(VoterGuest guest) {}
}
