package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.ConflictVote;
import io.tombolo.core.gossip.message.Coordinate;
import io.tombolo.core.gossip.message.Dead;
import io.tombolo.core.gossip.message.ErrorReply;
import io.tombolo.core.gossip.message.Filter;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.IndirectPing;
import io.tombolo.core.gossip.message.JoinIntent;
import io.tombolo.core.gossip.message.KeyRequest;
import io.tombolo.core.gossip.message.KeyResponse;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.LeaveIntent;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.Nack;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.Query;
import io.tombolo.core.gossip.message.QueryId;
import io.tombolo.core.gossip.message.QueryResponse;
import io.tombolo.core.gossip.message.RecentEvents;
import io.tombolo.core.gossip.message.Relay;
import io.tombolo.core.gossip.message.SequenceNumber;
import io.tombolo.core.gossip.message.SerfMessage;
import io.tombolo.core.gossip.message.SerfPushPull;
import io.tombolo.core.gossip.message.Source;
import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.gossip.message.Suspect;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.message.UserEvent;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Messages with random content, as wide as their types allow.
final class RandomMessages {

    private final Random random;

    RandomMessages(Random random) {
        this.random = random;
    }

    PacketMessage packetMessage() {
        return switch (random.nextInt(8)) {
            case 0 -> ping();
            case 1 -> new IndirectPing(sequence(), name(), address(), random.nextBoolean(), source());
            case 2 -> ack();
            case 3 -> new Nack(sequence());
            case 4 -> new Suspect(incarnation(), name(), name());
            case 5 -> new Alive(incarnation(), name(), address(), bytes(512), versions());
            case 6 -> new Dead(incarnation(), name(), name());
            default -> new UserMessage(bytes(600));
        };
    }

    StreamMessage streamMessage() {
        return switch (random.nextInt(8)) {
            case 0 -> ping();
            case 1 -> ack();
            case 2 -> new UserMessage(bytes(3000));
            case 3 -> new ErrorReply(text(100));
            default -> new PushPull(random.nextBoolean(), list(12, this::node), bytes(2000));
        };
    }

    SerfMessage serfMessage() {
        return switch (random.nextInt(7)) {
            case 0 -> new JoinIntent(time(), name());
            case 1 -> new LeaveIntent(time(), name(), random.nextBoolean());
            case 2 -> new UserEvent(time(), text(40), bytes(300), random.nextBoolean());
            case 3 -> query();
            case 4 -> new QueryResponse(time(), queryId(), name(), random.nextBoolean(), bytes(300));
            case 5 -> new Relay(address(), text(5), name(), bytes(300));
            default -> serfPushPull();
        };
    }

    private Ping ping() {
        return new Ping(sequence(), name(), source());
    }

    private Ack ack() {
        return new Ack(sequence(), bytes(200));
    }

    private Query query() {
        return new Query(
                time(),
                queryId(),
                address(),
                name(),
                list(4, this::filter),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(256),
                Duration.ofNanos(random.nextLong()),
                text(40),
                bytes(300));
    }

    private Filter filter() {
        return switch (random.nextInt(3)) {
            case 0 -> new Filter.Nodes(list(4, this::name));
            case 1 -> new Filter.TagMatch(text(12), text(30));
            default -> new Filter.Unreadable(Bytes.ofHex("02aabb"));
        };
    }

    private SerfPushPull serfPushPull() {
        Map<MemberName, LamportTime> times = new HashMap<>();
        list(20, this::name).forEach(name -> times.put(name, time()));
        return new SerfPushPull(time(), times, list(5, this::name), time(), list(10, this::recentEvents), time());
    }

    private RecentEvents recentEvents() {
        return new RecentEvents(time(), list(3, () -> new RecentEvents.Event(text(20), bytes(100))));
    }

    private NodeState node() {
        MemberState state = MemberState.of(random.nextInt(4)).orElseThrow();
        return new NodeState(name(), address(), bytes(512), incarnation(), state, versions());
    }

    Tags tags() {
        Map<String, String> values = new HashMap<>();
        list(20, () -> text(20)).forEach(key -> values.put(key, text(60)));
        return Tags.of(values);
    }

    Coordinate coordinate() {
        return new Coordinate(
                random.doubles(random.nextInt(9), -1, 1).toArray(),
                random.nextDouble(),
                random.nextGaussian(),
                random.nextInt(20) == 0 ? Double.NaN : random.nextDouble());
    }

    KeyRequest keyRequest() {
        return new KeyRequest(bytes(32));
    }

    KeyResponse keyResponse() {
        return new KeyResponse(random.nextBoolean(), text(60), list(5, () -> text(44)), text(44));
    }

    ConflictVote vote() {
        return random.nextInt(5) == 0
                ? new ConflictVote.Unseen()
                : new ConflictVote.Seen(name(), address(), versions(), random.nextInt(5), tags());
    }

    private <T> List<T> list(int limit, Supplier<T> item) {
        return Stream.generate(item).limit(random.nextInt(limit)).toList();
    }

    private SequenceNumber sequence() {
        return new SequenceNumber(uint32());
    }

    private Incarnation incarnation() {
        return new Incarnation(uint32());
    }

    private QueryId queryId() {
        return new QueryId(uint32());
    }

    /// Small ones as often as large ones, so that every width is written.
    private long uint32() {
        return (random.nextLong() & 0xffff_ffffL) >>> random.nextInt(32);
    }

    private LamportTime time() {
        return new LamportTime(random.nextLong() >>> random.nextInt(64));
    }

    private Source source() {
        return random.nextInt(4) == 0 ? Source.NONE : new Source(name(), address());
    }

    private Address address() {
        byte[] ip = new byte[4 * random.nextInt(3) * (1 + random.nextInt(2))];
        random.nextBytes(ip);
        return new Address(Bytes.wrap(ip), random.nextInt(4) == 0 ? 0 : random.nextInt(65_536));
    }

    private ProtocolVersions versions() {
        return switch (random.nextInt(3)) {
            case 0 -> ProtocolVersions.NONE;
            case 1 -> ProtocolVersions.CONSUL;
            default ->
                new ProtocolVersions(
                        random.nextInt(256), random.nextInt(256), random.nextInt(256), random.nextInt(256), 255, 1);
        };
    }

    private MemberName name() {
        return new MemberName(text(60));
    }

    /// ASCII, other scripts, and bytes that are no UTF-8.
    private String text(int limit) {
        return switch (random.nextInt(3)) {
            case 0 -> Text.decode(bytes(limit));
            case 1 -> "knoten-ä-節-😀".substring(0, random.nextInt(10));
            default -> "node-%d.dc%d".formatted(random.nextInt(100_000), random.nextInt(9));
        };
    }

    Bytes bytes(int limit) {
        byte[] bytes = new byte[random.nextInt(limit)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] &= 3;
            }
        }
        return Bytes.wrap(bytes);
    }
}
