package io.tombolo.core.wire.rpc;

import io.tombolo.core.wire.Bytes;

/// What voters of a datacenter say to each other on a connection, which one side opens and asks on: questions one
/// way, answers the other, in any order.
public sealed interface VoterFrame {

    /// The first thing that the side says that has connected. Whoever hears it is somebody else after a change of
    /// addresses, and then refuses.
    ///
    /// @param datacenter of both
    /// @param from       the node that speaks
    /// @param to         the node that is meant
    record Hello(String datacenter, String from, String to) implements VoterFrame {}

    /// The answer to a hello: questions are taken.
    record Welcome() implements VoterFrame {}

    /// The other answer to a hello; the connection is closed behind it.
    record Refusal(String reason) implements VoterFrame {}

    /// A question.
    ///
    /// @param kind what the body is, 1 to 255
    /// @param id   chosen by the side that asks, and not in use on this connection
    record Question(int kind, int id, Bytes body) implements VoterFrame {}

    /// An answer.
    record Answer(int id, Bytes body) implements VoterFrame {}

    /// The other kind of answer: it could not be done.
    record Failure(int id, Bytes body) implements VoterFrame {}
}
