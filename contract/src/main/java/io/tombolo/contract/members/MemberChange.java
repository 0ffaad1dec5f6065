package io.tombolo.contract.members;

/// One change of a pool.
///
/// @param kind   what happened
/// @param member the member after the change; the last known one if it was forgotten
public record MemberChange(Kind kind, Member member) {

    /// What happened.
    public enum Kind {
        /// New, or back.
        JOINED,
        /// Gone by its own or an operator's will.
        LEFT,
        /// Gone without a word.
        FAILED,
        /// Has other tags, or another address.
        UPDATED,
        /// Gone for so long, or pruned, that it is forgotten.
        FORGOTTEN
    }
}
