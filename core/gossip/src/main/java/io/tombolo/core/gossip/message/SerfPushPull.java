package io.tombolo.core.gossip.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What serf adds to a [PushPull]. Source: gossip sheet 13.2.
///
/// @param time the sender's member clock
/// @param statusTimes every member the sender knows, with the time of the last intent it accepted about it
/// @param leftMembers the members that have left
/// @param eventTime the sender's event clock
/// @param events the sender's buffer of recent events, without its empty slots
/// @param queryTime the sender's query clock
public record SerfPushPull(
        LamportTime time,
        Map<MemberName, LamportTime> statusTimes,
        List<MemberName> leftMembers,
        LamportTime eventTime,
        List<RecentEvents> events,
        LamportTime queryTime)
        implements SerfMessage {

    public SerfPushPull {
        statusTimes = Collections.unmodifiableMap(new LinkedHashMap<>(statusTimes));
        leftMembers = List.copyOf(leftMembers);
        events = List.copyOf(events);
    }
}
