package io.tombolo.gossipservice;

/// A packet could not be sent.
///
/// @param remote whether the network says so, and the peer may be at fault; else it lies here, and says nothing of the
///               peer. Source: WAN federation sheet 2.7.
/// @param reason what was tried and what came of it, in a clause
record SendFailure(boolean remote, String reason) {}
