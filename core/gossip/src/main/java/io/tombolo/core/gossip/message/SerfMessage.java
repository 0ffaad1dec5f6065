package io.tombolo.core.gossip.message;

/// One message of serf: the body of a [UserMessage], or, for [SerfPushPull], the user state of a [PushPull].
///
/// Source: gossip sheet 13.
public sealed interface SerfMessage
        permits JoinIntent, LeaveIntent, SerfPushPull, UserEvent, Query, QueryResponse, Relay {}
