package io.tombolo.core.gossip.message;

/// The payload of the answers to the query about a name conflict. Source: gossip sheet 17.2.
public sealed interface ConflictVote {

    /// The member of that name as the voter sees it.
    ///
    /// @param status as a number: voters of other versions may know more than [MemberStatus]
    record Seen(MemberName name, Address address, ProtocolVersions versions, int status, Tags tags)
            implements ConflictVote {}

    /// The voter knows no member of that name; counts as a vote all the same.
    record Unseen() implements ConflictVote {}
}
