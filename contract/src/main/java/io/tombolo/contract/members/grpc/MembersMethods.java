package io.tombolo.contract.members.grpc;

import io.grpc.MethodDescriptor;
import io.tombolo.contract.grpc.RecordMethods;
import io.tombolo.contract.members.JoinReport;
import io.tombolo.contract.members.KeyringReport;
import io.tombolo.contract.members.QueryReport;
import io.tombolo.contract.members.UserEvent;
import io.tombolo.core.wire.Bytes;
import java.util.List;
import java.util.Map;

/// The methods of [io.tombolo.contract.members.Members], and what goes to and fro.
final class MembersMethods {

    private static final RecordMethods SERVICE = new RecordMethods("tombolo.Members");

    static final MethodDescriptor<OfPool, MemberList> VIEW = SERVICE.call("View", OfPool.class, MemberList.class);
    static final MethodDescriptor<OfPool, Changes> WATCH = SERVICE.feed("Watch", OfPool.class, Changes.class);
    static final MethodDescriptor<OfPool, UserEvent> WATCH_EVENTS =
            SERVICE.feed("WatchEvents", OfPool.class, UserEvent.class);
    static final MethodDescriptor<Join, JoinReport> JOIN = SERVICE.call("Join", Join.class, JoinReport.class);
    static final MethodDescriptor<OfPool, Done> LEAVE = SERVICE.call("Leave", OfPool.class, Done.class);
    static final MethodDescriptor<ForceLeave, Done> FORCE_LEAVE =
            SERVICE.call("ForceLeave", ForceLeave.class, Done.class);
    static final MethodDescriptor<SetTags, Done> SET_TAGS = SERVICE.call("SetTags", SetTags.class, Done.class);
    static final MethodDescriptor<FireEvent, Done> FIRE_EVENT = SERVICE.call("FireEvent", FireEvent.class, Done.class);
    static final MethodDescriptor<Ask, QueryReport> QUERY = SERVICE.call("Query", Ask.class, QueryReport.class);
    static final MethodDescriptor<ChangeKeys, KeyringReport> KEYRING =
            SERVICE.call("Keyring", ChangeKeys.class, KeyringReport.class);

    private MembersMethods() {}

    static String service() {
        return SERVICE.service();
    }

    record OfPool(String pool) {}

    record MemberList(List<MemberMessage> members) {}

    /// @param present whether these are all members, and not changes
    record Changes(boolean present, List<ChangeMessage> changes) {}

    record Join(String pool, List<String> addresses) {}

    record ForceLeave(String pool, String member, boolean prune) {}

    record SetTags(String pool, Map<String, String> tags) {}

    record FireEvent(String pool, String name, Bytes payload, boolean coalesce) {}

    record Ask(String pool, String name, Bytes payload) {}

    /// @param operation `install`, `use`, `remove`, `list`
    record ChangeKeys(String pool, String operation, Bytes key) {

        /// Tells nothing of the key.
        @Override
        public String toString() {
            return "ChangeKeys[pool=%s, operation=%s]".formatted(pool, operation);
        }
    }

    record Done() {}
}
