package io.tombolo.gossipservice;

import io.tombolo.contract.members.UserEvent;
import io.tombolo.core.gossip.codec.PacketCodec;
import io.tombolo.core.gossip.codec.StreamCodec;
import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.gossip.serf.SerfEvent;
import io.tombolo.core.gossip.serf.SerfInput;
import io.tombolo.core.gossip.serf.SerfOutput;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.gossip.swim.StreamId;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.gossip.swim.SwimOutput;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.Outlet;
import io.tombolo.runtime.loop.Timers;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Performs what the machine of a pool asks for. On the driver's thread, which owns the codecs given here.
final class PoolOutlet implements Outlet<SerfInput, SerfOutput> {

    private final Transport transport;
    private final PacketCodec packets;
    private final StreamCodec streams;
    private final IncomingStreams incoming;
    private final Inbox<SerfInput> inbox;
    private final InstantSource clock;
    private final KeyringStore keyring;
    private final Optional<SnapshotFile> snapshot;
    private final Told told;

    /// Everybody who is told of what the machine announces.
    ///
    /// @param onShutdown told why this node has to stop
    record Told(
            PoolObserver observer,
            MemberFeed feed,
            Commands commands,
            QueryResponder responder,
            Consumer<String> onShutdown) {}

    PoolOutlet(
            Transport transport,
            PacketCodec packets,
            StreamCodec streams,
            IncomingStreams incoming,
            Inbox<SerfInput> inbox,
            InstantSource clock,
            KeyringStore keyring,
            Optional<SnapshotFile> snapshot,
            Told told) {
        this.transport = transport;
        this.packets = packets;
        this.streams = streams;
        this.incoming = incoming;
        this.inbox = inbox;
        this.clock = clock;
        this.keyring = keyring;
        this.snapshot = snapshot;
        this.told = told;
    }

    @Override
    public void perform(SerfOutput output, Timers<SerfInput> timers) throws IOException {
        switch (output) {
            case SerfOutput.Swim swim -> perform(swim.output(), timers);
            case SerfOutput.WakeAt wake -> timers.arm(wake.timer(), wake.at(), new SerfInput.Woken(wake.timer()));
            case SerfOutput.Announce announce -> announce(announce.event());
            case SerfOutput.Persist persist -> {
                if (snapshot.isPresent()) {
                    snapshot.get().append(persist.line());
                }
            }
            case SerfOutput.RewriteSnapshot rewrite -> {
                if (snapshot.isPresent()) {
                    snapshot.get().rewrite(rewrite.lines());
                }
            }
            case SerfOutput.ReplaceKeyring replace -> keyring.replace(replace.keyring());
            case SerfOutput.ShutDown shutDown -> told.onShutdown().accept(shutDown.reason());
        }
    }

    private void perform(SwimOutput output, Timers<SerfInput> timers) {
        switch (output) {
            case SwimOutput.Send send -> send(send);
            case SwimOutput.OpenPushPull open -> open(open.stream(), open.to(), open.state(), open.timeout());
            case SwimOutput.OpenPing open ->
                open(open.stream(), open.to(), open.ping(), Duration.between(clock.instant(), open.deadline()));
            case SwimOutput.AnswerStream answer -> incoming.answer(answer.stream(), answer.answer());
            case SwimOutput.CloseStream close -> incoming.close(close.stream());
            case SwimOutput.WakeAt wake ->
                timers.arm(wake.timer(), wake.at(), new SerfInput.Swim(new SwimInput.Woken(wake.timer())));
            case SwimOutput.Announce announce -> told.observer().observe(announce.event());
            case SwimOutput.Deliver _, SwimOutput.DeliverState _ ->
                throw new IllegalStateException("the serf layer let through " + output);
        }
    }

    private void send(SwimOutput.Send send) {
        List<Bytes> messages = send.messages().stream().map(packets::encode).toList();
        for (Bytes packet : packets.pack(messages, send.checksum())) {
            told.observer().packetSent(packet.length());
            transport.send(
                    send.to(),
                    packet,
                    failure -> inbox.offer(new SerfInput.Swim(new SwimInput.SendFailed(send.to(), failure.remote()))));
        }
    }

    private void open(StreamId id, Peer to, StreamMessage request, Duration lifetime) {
        transport.open(to, lifetime, new OutgoingStream(id, request, streams, inbox));
    }

    private void announce(SerfEvent event) {
        told.observer().observe(event);
        told.commands().observe(event);
        if (event instanceof SerfEvent.MembersChanged changed) {
            changed.members().forEach(member -> told.feed().changed(changed.change(), member));
        } else if (event instanceof SerfEvent.UserEventHeard heard) {
            var user = heard.event();
            told.feed().heard(new UserEvent(user.time().value(), user.name(), user.payload(), user.coalesce()));
        } else if (event instanceof SerfEvent.QueryHeard heard) {
            told.responder()
                    .answer(heard.query().name(), heard.query().payload())
                    .ifPresent(answer -> inbox.offer(new SerfInput.Respond(heard.handle(), answer)));
        }
    }
}
