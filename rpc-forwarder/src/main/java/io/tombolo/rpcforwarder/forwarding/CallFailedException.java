package io.tombolo.rpcforwarder.forwarding;

/// One server gave no result.
public final class CallFailedException extends RuntimeException {

    private final transient CallFailure failure;

    /// For this reason.
    public CallFailedException(CallFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    /// For which reason.
    public CallFailure failure() {
        return failure;
    }
}
