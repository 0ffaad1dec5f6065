package io.tombolo.core.wire.msgpack;

/// A byte that no decoder can accept: thrown inside decoders, caught by [Msgpack#decode].
///
/// Checked, so that no codec can let it escape by accident, and without a stack trace, because strangers decide how
/// often
/// it is thrown.
public final class MalformedMsgpack extends Exception {

    private static final long serialVersionUID = 1;

    private final transient MsgpackFault fault;
    private final int offset;

    /// @param offset where in the decoded bytes the refused value begins
    public MalformedMsgpack(MsgpackFault fault, int offset) {
        super(null, null, false, false);
        this.fault = fault;
        this.offset = offset;
    }

    /// What is wrong.
    public MsgpackFault fault() {
        return fault;
    }

    /// Where in the decoded bytes the refused value begins.
    public int offset() {
        return offset;
    }

    @Override
    public String getMessage() {
        return "%s at byte %d".formatted(fault.explanation(), offset);
    }
}
