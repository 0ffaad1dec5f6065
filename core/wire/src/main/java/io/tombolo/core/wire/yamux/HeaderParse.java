package io.tombolo.core.wire.yamux;

/// What came of reading a frame's header.
public sealed interface HeaderParse permits FrameHeader, HeaderParse.Refused {

    /// The twelve bytes are no header.
    record Refused(Violation violation) implements HeaderParse {}
}
