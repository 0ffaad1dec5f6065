package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Dead;
import io.tombolo.core.gossip.message.ErrorReply;
import io.tombolo.core.gossip.message.IndirectPing;
import io.tombolo.core.gossip.message.MemberlistMessage;
import io.tombolo.core.gossip.message.Nack;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.Source;
import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.gossip.message.Suspect;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.wire.Bytes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Memberlist messages in the form in which the vector files write them down.
final class VectorForm {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private VectorForm() {}

    static ObjectNode of(MemberlistMessage message) {
        return switch (message) {
            case PacketMessage packet -> ofPacket(packet);
            case StreamMessage stream -> ofStream(stream);
        };
    }

    private static ObjectNode ofPacket(PacketMessage message) {
        return switch (message) {
            case Ping ping -> named("ping", fields(ping));
            case IndirectPing ping -> named("indirectPing", fields(ping));
            case Ack ack -> named("ack", fields(ack));
            case Nack nack ->
                named("nack", JSON.objectNode().put("SeqNo", nack.sequence().number()));
            case Suspect suspect ->
                named(
                        "suspect",
                        JSON.objectNode()
                                .put("From", suspect.from().name())
                                .put("Incarnation", suspect.incarnation().number())
                                .put("Node", suspect.node().name()));
            case Alive alive -> named("alive", fields(alive));
            case Dead dead ->
                named(
                        "dead",
                        JSON.objectNode()
                                .put("From", dead.from().name())
                                .put("Incarnation", dead.incarnation().number())
                                .put("Node", dead.node().name()));
            case UserMessage user -> {
                ObjectNode form = JSON.objectNode().put("message", "user");
                form.set("body", SerfVectorForm.ofBody(user.body()));
                yield form;
            }
        };
    }

    private static ObjectNode ofStream(StreamMessage message) {
        return switch (message) {
            case Ping ping -> ofPacket(ping);
            case Ack ack -> ofPacket(ack);
            case UserMessage user -> ofPacket(user);
            case ErrorReply error -> named("err", JSON.objectNode().put("Error", error.text()));
            case PushPull pushPull -> {
                ObjectNode form = JSON.objectNode().put("message", "pushPull");
                form.putObject("header")
                        .put("Join", pushPull.join())
                        .put("Nodes", pushPull.nodes().size())
                        .put("UserStateLen", pushPull.userState().length());
                ArrayNode nodes = form.putArray("nodes");
                pushPull.nodes().forEach(node -> nodes.add(ofNode(node)));
                form.set("userState", SerfVectorForm.ofBody(pushPull.userState()));
                yield form;
            }
        };
    }

    private static ObjectNode named(String name, ObjectNode fields) {
        ObjectNode form = JSON.objectNode().put("message", name);
        form.set("fields", fields);
        return form;
    }

    private static ObjectNode fields(Ping ping) {
        ObjectNode fields = JSON.objectNode()
                .put("SeqNo", ping.sequence().number())
                .put("Node", ping.node().name());
        return withSource(fields, ping.source());
    }

    private static ObjectNode fields(IndirectPing ping) {
        ObjectNode fields = JSON.objectNode()
                .put("SeqNo", ping.sequence().number())
                .put("Target", hex(ping.target().ip()))
                .put("Port", ping.target().port())
                .put("Node", ping.node().name())
                .put("Nack", ping.nackWanted());
        return withSource(fields, ping.source());
    }

    private static ObjectNode withSource(ObjectNode fields, Source source) {
        return fields.put("SourceAddr", hex(source.address().ip()))
                .put("SourcePort", source.address().port())
                .put("SourceNode", source.node().name());
    }

    private static ObjectNode fields(Ack ack) {
        ObjectNode fields =
                JSON.objectNode().put("SeqNo", ack.sequence().number()).put("Payload", hex(ack.payload()));
        if (CoordinatePayload.decode(ack.payload()) instanceof Decoded.Value<?>) {
            fields.set("PayloadCoordinate", SerfVectorForm.ofCoordinate(ack.payload()));
        }
        return fields;
    }

    private static ObjectNode fields(Alive alive) {
        ObjectNode fields = JSON.objectNode()
                .put("Incarnation", alive.incarnation().number())
                .put("Node", alive.node().name());
        return withState(fields, alive.address(), alive.meta(), alive.versions());
    }

    static ObjectNode ofNode(NodeState node) {
        ObjectNode fields = JSON.objectNode()
                .put("Name", node.name().name())
                .put("Incarnation", node.incarnation().number())
                .put("State", node.state().number());
        return withState(fields, node.address(), node.meta(), node.versions());
    }

    private static ObjectNode withState(ObjectNode fields, Address address, Bytes meta, ProtocolVersions versions) {
        fields.put("Addr", hex(address.ip()))
                .put("Port", address.port())
                .put("Meta", hex(meta))
                .put("Vsn", hex(versions));
        if (MetaTags.decode(meta) instanceof Decoded.Value<Tags> tags) {
            fields.set("MetaTags", SerfVectorForm.ofTags(tags.value()));
        }
        return fields;
    }

    private static String hex(ProtocolVersions versions) {
        return "hex:%02x%02x%02x%02x%02x%02x"
                .formatted(
                        versions.minimum(),
                        versions.maximum(),
                        versions.spoken(),
                        versions.delegateMinimum(),
                        versions.delegateMaximum(),
                        versions.delegateSpoken());
    }

    static String hex(Bytes bytes) {
        return "hex:" + bytes.hex();
    }
}
