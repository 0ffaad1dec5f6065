package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.ConflictVote;
import io.tombolo.core.gossip.message.Coordinate;
import io.tombolo.core.gossip.message.Filter;
import io.tombolo.core.gossip.message.JoinIntent;
import io.tombolo.core.gossip.message.KeyRequest;
import io.tombolo.core.gossip.message.KeyResponse;
import io.tombolo.core.gossip.message.LeaveIntent;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Query;
import io.tombolo.core.gossip.message.QueryResponse;
import io.tombolo.core.gossip.message.Relay;
import io.tombolo.core.gossip.message.SerfMessage;
import io.tombolo.core.gossip.message.SerfPushPull;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.message.UserEvent;
import io.tombolo.core.wire.Bytes;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Serf messages and payloads in the form in which the vector files write them down.
final class SerfVectorForm {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SerfVectorForm() {}

    static <T> T value(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T> value -> value.value();
            case Decoded.Refused<T> refused -> throw new AssertionError(refused.malformed());
        };
    }

    static ObjectNode ofBody(Bytes body) {
        return of(value(SerfCodec.decode(body)));
    }

    static ObjectNode of(SerfMessage message) {
        ObjectNode form = JSON.objectNode();
        switch (message) {
            case JoinIntent join ->
                form.put("serf", "join")
                        .putObject("fields")
                        .put("LTime", join.time().value())
                        .put("Node", join.node().name());
            case LeaveIntent leave ->
                form.put("serf", "leave")
                        .putObject("fields")
                        .put("LTime", leave.time().value())
                        .put("Node", leave.node().name())
                        .put("Prune", leave.prune());
            case UserEvent event ->
                form.put("serf", "userEvent")
                        .putObject("fields")
                        .put("LTime", event.time().value())
                        .put("Name", event.name())
                        .put("Payload", VectorForm.hex(event.payload()))
                        .put("CC", event.coalesce());
            case SerfPushPull pushPull -> form.put("serf", "pushPull").set("fields", fields(pushPull));
            case Query query -> {
                form.put("serf", "query").set("fields", fields(query));
                form.set("filters", filters(query.filters()));
                addPayload(form, query.payload());
            }
            case QueryResponse response -> {
                form.put("serf", "queryResponse")
                        .putObject("fields")
                        .put("LTime", response.time().value())
                        .put("ID", response.id().number())
                        .put("From", response.from().name())
                        .put("Flags", response.ack() ? 1 : 0)
                        .put("Payload", VectorForm.hex(response.payload()));
                addPayload(form, response.payload());
            }
            case Relay relay -> {
                ObjectNode header = form.put("serf", "relay").putObject("header");
                header.putObject("DestAddr")
                        .put("IP", VectorForm.hex(relay.destination().ip()))
                        .put("Port", relay.destination().port())
                        .put("Zone", relay.zone());
                header.put("DestName", relay.destinationName().name());
                form.set("inner", ofBody(relay.message()));
            }
        }
        return form;
    }

    private static ObjectNode fields(SerfPushPull pushPull) {
        ObjectNode fields = JSON.objectNode()
                .put("LTime", pushPull.time().value())
                .put("EventLTime", pushPull.eventTime().value())
                .put("QueryLTime", pushPull.queryTime().value());
        ArrayNode left = fields.putArray("LeftMembers");
        pushPull.leftMembers().stream().map(MemberName::name).forEach(left::add);
        ObjectNode times = fields.putObject("StatusLTimes");
        pushPull.statusTimes().forEach((name, time) -> times.put(name.name(), time.value()));
        ArrayNode slots = fields.putArray("Events");
        pushPull.events().forEach(recent -> {
            ObjectNode slot = slots.addObject().put("LTime", recent.time().value());
            ArrayNode events = slot.putArray("Events");
            recent.events()
                    .forEach(event -> events.addObject()
                            .put("Name", event.name())
                            .put("Payload", VectorForm.hex(event.payload())));
        });
        return fields;
    }

    private static ObjectNode fields(Query query) {
        ObjectNode fields = JSON.objectNode()
                .put("LTime", query.time().value())
                .put("ID", query.id().number())
                .put("Addr", VectorForm.hex(query.replyTo().ip()))
                .put("Port", query.replyTo().port())
                .put("SourceNode", query.source().name())
                .put("Flags", (query.ackWanted() ? 1 : 0) + (query.noBroadcast() ? 2 : 0))
                .put("RelayFactor", query.relayFactor())
                .put("Timeout", query.timeout().toNanos())
                .put("Name", query.name())
                .put("Payload", VectorForm.hex(query.payload()));
        ArrayNode filters = fields.putArray("Filters");
        query.filters().forEach(filter -> filters.add(VectorForm.hex(FilterRecords.encode(filter))));
        return fields;
    }

    static ArrayNode filters(List<Filter> filters) {
        ArrayNode all = JSON.arrayNode();
        for (Filter filter : filters) {
            switch (filter) {
                case Filter.Nodes nodes -> {
                    ArrayNode names = all.addObject().put("type", 0).putArray("value");
                    nodes.names().stream().map(MemberName::name).forEach(names::add);
                }
                case Filter.TagMatch match ->
                    all.addObject()
                            .put("type", 1)
                            .putObject("value")
                            .put("Expr", match.expression())
                            .put("Tag", match.tag());
                case Filter.Unreadable unreadable -> all.add(VectorForm.hex(unreadable.raw()));
            }
        }
        return all;
    }

    private static void addPayload(ObjectNode form, Bytes payload) {
        if (KeyPayloads.decodeRequest(payload) instanceof Decoded.Value<KeyRequest> request) {
            form.putObject("payload")
                    .put("serf", "keyRequest")
                    .putObject("fields")
                    .put("Key", VectorForm.hex(request.value().key()));
        } else if (KeyPayloads.decodeResponse(payload) instanceof Decoded.Value<KeyResponse> response) {
            form.putObject("payload").put("serf", "keyResponse").set("fields", ofKeyResponse(response.value()));
        } else if (ConflictVotes.decode(payload) instanceof Decoded.Value<ConflictVote> vote) {
            form.putObject("payload").put("serf", "conflictResponse").set("fields", ofVote(vote.value()));
        }
    }

    static ObjectNode ofKeyResponse(KeyResponse response) {
        ObjectNode fields = JSON.objectNode()
                .put("Result", response.success())
                .put("Message", response.message())
                .put("PrimaryKey", response.primaryKey());
        ArrayNode keys = fields.putArray("Keys");
        response.keys().forEach(keys::add);
        return fields;
    }

    static JsonNode ofVote(ConflictVote vote) {
        return switch (vote) {
            case ConflictVote.Unseen unseen -> JSON.nullNode();
            case ConflictVote.Seen seen -> {
                ProtocolVersions versions = seen.versions();
                ObjectNode fields = JSON.objectNode()
                        .put("Name", seen.name().name())
                        .put("Addr", VectorForm.hex(seen.address().ip()))
                        .put("Port", seen.address().port())
                        .put("Status", seen.status())
                        .put("ProtocolMin", versions.minimum())
                        .put("ProtocolMax", versions.maximum())
                        .put("ProtocolCur", versions.spoken())
                        .put("DelegateMin", versions.delegateMinimum())
                        .put("DelegateMax", versions.delegateMaximum())
                        .put("DelegateCur", versions.delegateSpoken());
                fields.set("Tags", ofTags(seen.tags()));
                yield fields;
            }
        };
    }

    static ObjectNode ofTags(Tags tags) {
        ObjectNode form = JSON.objectNode();
        tags.values().forEach(form::put);
        return form;
    }

    static ObjectNode ofCoordinate(Bytes payload) {
        Coordinate coordinate = value(CoordinatePayload.decode(payload));
        ObjectNode form = JSON.objectNode()
                .put("Adjustment", coordinate.adjustment())
                .put("Error", coordinate.error())
                .put("Height", coordinate.height());
        ArrayNode vector = form.putArray("Vec");
        for (double axis : coordinate.vector()) {
            vector.add(axis);
        }
        return form;
    }
}
