package io.tombolo.testing.sim.gossip;

import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.PacketCodec;
import io.tombolo.core.gossip.codec.WireSettings;
import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.serf.SerfEvent;
import io.tombolo.core.gossip.serf.SerfIdentity;
import io.tombolo.core.gossip.serf.SerfInput;
import io.tombolo.core.gossip.serf.SerfMachine;
import io.tombolo.core.gossip.serf.SerfOutput;
import io.tombolo.core.gossip.serf.SerfSettings;
import io.tombolo.core.gossip.swim.JoinTicket;
import io.tombolo.core.gossip.swim.PacketSizes;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.gossip.swim.StreamId;
import io.tombolo.core.gossip.swim.SwimEvent;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.gossip.swim.SwimOutput;
import io.tombolo.core.gossip.swim.SwimSettings;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.Machine;
import io.tombolo.runtime.loop.Timers;
import io.tombolo.testing.sim.Host;
import io.tombolo.testing.sim.NodeProgram;
import io.tombolo.testing.sim.Packet;
import io.tombolo.testing.sim.SimulatedStream;
import io.tombolo.testing.sim.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/// A [SerfMachine] on a simulated node. Joins through its contacts when it boots, and again until one answers.
final class GossipProgram implements NodeProgram<SerfInput, SerfOutput> {

    static final int PORT = 7946;

    /// What packets and streams weigh does not matter to the simulator.
    private static final int PACKET_LENGTH = 1;

    private static final int STREAM_LENGTH = 1;

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final JoinTicket TICKET = new JoinTicket(1);
    private static final PacketCodec CODEC =
            new PacketCodec(WireSettings.DEFAULT, () -> Keyring.EMPTY, new SplittableRandom(0));
    private static final PacketSizes SIZES = message -> CODEC.encode(message).length();

    private final Host host;
    private final List<Peer> contacts;
    private final AddressBook addresses;
    private final SerfMachine serf;
    private final Machine<SerfInput, SerfOutput> machine;
    private final Map<StreamId, SimulatedStream> incoming = new HashMap<>();
    private final Map<SimulatedStream, StreamId> opened = new HashMap<>();
    private final List<SwimEvent> failedProbes = new ArrayList<>();
    private long streams;
    private boolean hasLeft;

    GossipProgram(
            Host host,
            SwimSettings swim,
            SerfSettings settings,
            List<Peer> contacts,
            AddressBook addresses,
            PlantedBug bug) {
        this.host = host;
        this.contacts = contacts;
        this.addresses = addresses;
        Peer self = addresses.peer(host.name());
        this.serf = new SerfMachine(
                settings,
                bug.settings(swim),
                new SerfIdentity(self, Tags.NONE, ProtocolVersions.CONSUL),
                host.random(),
                SIZES,
                SerfMachine.Environment.PLAIN);
        this.machine = bug.around(self.name(), serf);
    }

    SerfMachine serf() {
        return serf;
    }

    int failedProbes() {
        return failedProbes.size();
    }

    boolean hasLeft() {
        return hasLeft;
    }

    @Override
    public Machine<SerfInput, SerfOutput> machine() {
        return machine;
    }

    @Override
    public List<SerfInput> onBoot() {
        return contacts.isEmpty()
                ? List.of(new SerfInput.Swim(new SwimInput.Start()))
                : List.of(new SerfInput.Swim(new SwimInput.Start()), join());
    }

    @Override
    public List<SerfInput> onPacket(Packet packet) {
        if (!(packet.content() instanceof Carried carried)) {
            throw new IllegalStateException("not a packet of gossip: " + packet);
        }
        Address from = addresses.address(packet.from());
        return swim(new SwimInput.PacketHeard(from, host.clock().instant(), carried.messages));
    }

    @Override
    public List<SerfInput> onStream(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Opened open -> List.of();
            case StreamEvent.Accepted accepted -> List.of();
            case StreamEvent.Received received -> onMessage(received.stream(), received.content());
            case StreamEvent.Finished finished -> List.of();
            case StreamEvent.Failed failed -> {
                StreamId id = opened.remove(failed.stream());
                yield id == null
                        ? List.of()
                        : swim(new SwimInput.StreamFailed(id, failed.why().toString()));
            }
        };
    }

    private List<SerfInput> onMessage(SimulatedStream stream, Object content) {
        StreamId mine = opened.remove(stream);
        if (mine != null) {
            stream.finish();
            return switch ((StreamMessage) content) {
                case PushPull state -> swim(new SwimInput.PushPullAnswered(mine, state));
                case Ack ack -> swim(new SwimInput.StreamPingAnswered(mine, ack));
                default -> throw new IllegalStateException("not an answer: " + content);
            };
        }
        StreamId id = new StreamId(++streams);
        incoming.put(id, stream);
        return switch ((StreamMessage) content) {
            case PushPull state -> swim(new SwimInput.PushPullAsked(id, addresses.address(stream.remote()), state));
            case Ping ping -> swim(new SwimInput.StreamPingAsked(id, ping));
            default -> throw new IllegalStateException("not a request: " + content);
        };
    }

    @Override
    public void perform(SerfOutput output, Timers<SerfInput> timers) {
        switch (output) {
            case SerfOutput.Swim swim -> perform(swim.output(), timers);
            case SerfOutput.WakeAt wake -> timers.arm(wake.timer(), wake.at(), new SerfInput.Woken(wake.timer()));
            case SerfOutput.Announce announced -> {
                if (announced.event() instanceof SerfEvent.Joined joined && joined.reached() == 0) {
                    timers.arm("join", host.clock().instant().plus(RETRY), join());
                }
                if (announced.event() instanceof SerfEvent.HasLeft) {
                    hasLeft = true;
                }
            }
            case SerfOutput.Persist line -> {}
            case SerfOutput.RewriteSnapshot lines -> {}
            case SerfOutput.ReplaceKeyring keyring -> {}
            case SerfOutput.ShutDown stop -> throw new IllegalStateException(stop.reason());
        }
    }

    private void perform(SwimOutput output, Timers<SerfInput> timers) {
        switch (output) {
            case SwimOutput.Send send -> {
                // Encoding each packet for its length alone would be most of the run.
                host.send(PORT, addresses.endpoint(send.to().address()), new Carried(send.messages()), PACKET_LENGTH);
            }
            case SwimOutput.OpenPushPull open -> dial(open.stream(), open.to(), open.state());
            case SwimOutput.OpenPing open -> dial(open.stream(), open.to(), open.ping());
            case SwimOutput.AnswerStream answer -> {
                SimulatedStream stream = answered(answer.stream());
                stream.send(answer.answer(), STREAM_LENGTH);
                stream.finish();
            }
            case SwimOutput.CloseStream close -> answered(close.stream()).finish();
            case SwimOutput.WakeAt wake ->
                timers.arm(wake.timer(), wake.at(), new SerfInput.Swim(new SwimInput.Woken(wake.timer())));
            case SwimOutput.Announce announced -> {
                if (announced.event() instanceof SwimEvent.ProbeFailed failed) {
                    failedProbes.add(failed);
                }
            }
            case SwimOutput.Deliver delivered -> throw new IllegalStateException("not for the shell: " + delivered);
            case SwimOutput.DeliverState state -> throw new IllegalStateException("not for the shell: " + state);
        }
    }

    private void dial(StreamId id, Peer to, StreamMessage request) {
        SimulatedStream stream = host.connect(addresses.endpoint(to.address()));
        opened.put(stream, id);
        stream.send(request, STREAM_LENGTH);
    }

    private SimulatedStream answered(StreamId id) {
        SimulatedStream stream = incoming.remove(id);
        if (stream == null) {
            throw new IllegalStateException("no stream " + id);
        }
        return stream;
    }

    private SerfInput join() {
        return new SerfInput.Join(TICKET, contacts, true);
    }

    private static List<SerfInput> swim(SwimInput input) {
        return List.of(new SerfInput.Swim(input));
    }

    /// The messages of one packet.
    private record Carried(List<PacketMessage> messages) {}

    /// Who is where; the same objects for all nodes.
    static final class AddressBook {

        private final Map<MemberName, Peer> peers = new HashMap<>();
        private final Map<Address, Endpoint> endpoints = new HashMap<>();
        private final Map<Endpoint, Address> addresses = new HashMap<>();

        void add(String name, String ip) {
            Endpoint endpoint = new Endpoint(ip, PORT);
            Address address = Address.parse(endpoint.toString()).orElseThrow();
            MemberName member = new MemberName(name);
            peers.put(member, new Peer(member, address));
            endpoints.put(address, endpoint);
            addresses.put(endpoint, address);
        }

        Peer peer(String name) {
            return Objects.requireNonNull(peers.get(new MemberName(name)));
        }

        Endpoint endpoint(Address address) {
            return Objects.requireNonNull(endpoints.get(address));
        }

        Address address(Endpoint endpoint) {
            Address known = addresses.get(endpoint);
            return known != null ? known : Address.parse(endpoint.toString()).orElseThrow();
        }
    }
}
