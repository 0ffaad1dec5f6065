package io.tombolo.testing.sim;

/// What can happen to a stream, as one of its ends sees it.
public sealed interface StreamEvent {

    /// This node's end of the stream.
    SimulatedStream stream();

    /// The dialled host has accepted.
    record Opened(SimulatedStream stream) implements StreamEvent {}

    /// A host has dialled this one.
    record Accepted(SimulatedStream stream) implements StreamEvent {}

    /// Content arrived, in order.
    ///
    /// @param content as it was sent, in the same pieces; must not be written to
    /// @param length  bytes that it has, or would have, on the wire
    record Received(SimulatedStream stream, Object content, int length) implements StreamEvent {}

    /// The far end sends no more; this one may still send.
    record Finished(SimulatedStream stream) implements StreamEvent {}

    /// The stream is gone, and what was not received is lost.
    record Failed(SimulatedStream stream, Failure why) implements StreamEvent {}

    /// Why a stream is gone.
    enum Failure {
        /// The host does not listen on the port.
        REFUSED,
        /// No host has the address.
        UNREACHABLE,
        /// Nothing came back for as long as [SimulatedNetwork#setPatience] says.
        TIMED_OUT,
        /// The far end has reset it, or knows nothing of it anymore.
        RESET
    }
}
