package io.tombolo.contract.rpc.query;

/// Who writes. Source: RPC sheet 5.3.
///
/// @param token the caller's secret
public record WriteRequest(String token) {

    /// Somebody without a token.
    public static final WriteRequest ANONYMOUS = new WriteRequest("");

    /// Without the token.
    @Override
    public String toString() {
        return "WriteRequest[]";
    }
}
