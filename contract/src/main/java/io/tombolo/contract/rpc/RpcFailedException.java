package io.tombolo.contract.rpc;

import io.tombolo.core.terms.TypedReason;
import io.tombolo.core.wire.rpc.ReceivedError;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.Optional;

/// A call failed. Its message is the text that callers know, with the prefixes of all hops.
public final class RpcFailedException extends RuntimeException {

    private final transient Optional<TypedReason> reason;

    /// @param text   with the prefixes of the hops behind this one
    /// @param reason what stands behind the text, if this server knows it
    public RpcFailedException(String text, Optional<TypedReason> reason) {
        super(text);
        this.reason = reason;
    }

    /// An error that is raised here.
    public RpcFailedException(RpcError error) {
        this(error.text(), Optional.empty());
    }

    /// The text.
    public String text() {
        return String.valueOf(getMessage());
    }

    /// The text, as far as it is known.
    public ReceivedError error() {
        return ReceivedError.parse(text());
    }

    /// What stands behind the text, if this server knows it: for logs, health and an extra header.
    public Optional<TypedReason> reason() {
        return reason;
    }
}
