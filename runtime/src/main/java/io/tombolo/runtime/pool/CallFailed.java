package io.tombolo.runtime.pool;

/// What a call's future is completed with when there is no result. Without a stack trace: it happens elsewhere.
public final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient CallFailure failure;

    /// @param failure what it stands for
    public CallFailed(CallFailure failure) {
        super(failure.explanation(), null, false, false);
        this.failure = failure;
    }

    /// What happened.
    public CallFailure failure() {
        return failure;
    }
}
