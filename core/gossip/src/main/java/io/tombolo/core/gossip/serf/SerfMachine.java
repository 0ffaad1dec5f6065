package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.Decoded;
import io.tombolo.core.gossip.codec.KeyPayloads;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.MetaTags;
import io.tombolo.core.gossip.codec.SerfCodec;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Coordinate;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.JoinIntent;
import io.tombolo.core.gossip.message.KeyRequest;
import io.tombolo.core.gossip.message.LeaveIntent;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberStatus;
import io.tombolo.core.gossip.message.Query;
import io.tombolo.core.gossip.message.QueryResponse;
import io.tombolo.core.gossip.message.Relay;
import io.tombolo.core.gossip.message.SerfMessage;
import io.tombolo.core.gossip.message.SerfPushPull;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.message.UserEvent;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.gossip.swim.Admission;
import io.tombolo.core.gossip.swim.Cargo;
import io.tombolo.core.gossip.swim.Membership;
import io.tombolo.core.gossip.swim.PacketSizes;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.gossip.swim.SwimEvent;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.gossip.swim.SwimOutput;
import io.tombolo.core.gossip.swim.SwimSettings;
import io.tombolo.core.terms.Machine;
import io.tombolo.core.wire.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One node of a serf pool: the membership, and serf on top of it.
///
/// Feed it `Swim(Start)`, then whatever happens; perform what it puts out, in order. It lives until
/// [SerfEvent.HasLeft] or [SerfOutput.ShutDown]; a node that comes back begins anew, with what its [Snapshot] says.
public final class SerfMachine implements Machine<SerfInput, SerfOutput> {

    private final SerfLocal local;
    private final Membership membership;
    private final Broadcasts broadcasts;
    private final Roster roster;
    private final Intents intents;
    private final UserEvents events;
    private final Queries queries;
    private final Asking asking;
    private final Members members;
    private final Keys keys;
    private final Coordinates coordinates;
    private final Coalescer coalescer;
    private final SnapshotRecorder recorder;
    private final Contacts contacts;
    private final Departure departure;
    private final Snapshot restored;
    private Tags tags;
    private boolean voting;

    /// @param settings    serf's timing and limits
    /// @param swim        the membership's, shared by all members of the pool
    /// @param identity    who this node is
    /// @param random      for orders, choices, phases and ids
    /// @param sizes       how long messages are once encoded
    /// @param environment who may be a member, and what is known from before
    public SerfMachine(
            SerfSettings settings,
            SwimSettings swim,
            SerfIdentity identity,
            RandomGenerator random,
            PacketSizes sizes,
            Environment environment) {
        this.tags = identity.tags();
        this.restored = environment.snapshot;
        this.local = new SerfLocal(settings, identity.peer(), random);
        this.broadcasts = new Broadcasts(local, swim.retransmitMultiplier());
        this.coalescer = new Coalescer(local);
        this.coordinates = new Coordinates(local);
        this.recorder = new SnapshotRecorder(local, restored, environment.snapshotBytes);
        this.roster = new Roster(this::memberChanged, environment.reapTimeouts);
        this.intents = new Intents(local, roster, broadcasts);
        this.events = new UserEvents(local, broadcasts, this::deliver);
        this.membership =
                new Membership(swim, firstAlive(identity), random, sizes, new SerfCargo(), environment.admission);
        this.members = new Members(() -> membership);
        this.asking = new Asking(local, members, swim.gossipInterval());
        Answers answers = new Answers(local, members, (now, response) -> asking.answered(response));
        this.keys = new Keys(local, environment.keyring);
        InternalQueries internal = new InternalQueries(local, roster, answers, keys);
        this.queries = new Queries(local, broadcasts, answers, asking, internal, () -> tags, recorder);
        this.contacts = new Contacts(local, roster, intents);
        this.departure = new Departure(local, intents, recorder);
        restoreClocks();
    }

    /// What a node finds when it starts.
    ///
    /// @param admission     who may be a member, beyond what SWIM demands
    /// @param reapTimeouts  how long members that are gone are remembered
    /// @param keyring       empty if the pool is not encrypted
    /// @param snapshot      what it remembers from before
    /// @param snapshotBytes how long the file of the snapshot is
    public record Environment(
            Admission admission, ReapTimeouts reapTimeouts, Keyring keyring, Snapshot snapshot, long snapshotBytes) {

        /// Everybody may enter, nothing is encrypted, nothing is remembered.
        public static final Environment PLAIN =
                new Environment(Admission.everybody(), ReapTimeouts.asConfigured(), Keyring.EMPTY, Snapshot.EMPTY, 0);
    }

    @Override
    public List<SerfOutput> step(Instant now, SerfInput input) {
        switch (input) {
            case SerfInput.Swim swim -> {
                swim(now, swim.input());
                if (swim.input() instanceof SwimInput.Start) {
                    started(now);
                }
            }
            case SerfInput.Woken woken -> wake(now, woken.timer());
            case SerfInput.Join join -> swim(now, contacts.join(join));
            case SerfInput.Leave leave ->
                departure.leave(now, membership.present() <= 1).ifPresent(next -> swim(now, next));
            case SerfInput.ForceLeave force -> conclude("force-leave", force.ticket(), forceLeave(now, force));
            case SerfInput.SetTags set -> conclude("tags", set.ticket(), setTags(now, set.tags()));
            case SerfInput.FireEvent fire ->
                conclude("event", fire.ticket(), events.fire(now, fire.name(), fire.payload(), fire.coalesce()));
            case SerfInput.Ask ask -> ask(now, ask);
            case SerfInput.Respond respond ->
                queries.respond(now, respond.query(), respond.payload())
                        .ifPresent(reason -> refuse("response", Optional.empty(), reason));
            case SerfInput.ChangeKeys change -> changeKeys(now, change);
        }
        settle(now);
        return local.takeOutputs();
    }

    /// Everybody known, in no order.
    public List<SerfMember> members() {
        return List.copyOf(roster.all());
    }

    /// One member.
    public Optional<SerfMember> member(MemberName name) {
        return roster.find(name);
    }

    /// The membership inside, to look at.
    public Membership membership() {
        return membership;
    }

    /// The keyring as it is now.
    public Keyring keyring() {
        return keys.keyring();
    }

    /// The own coordinate.
    public Coordinate coordinate() {
        return coordinates.self();
    }

    /// The last coordinate that a member told.
    public Optional<Coordinate> coordinateOf(MemberName name) {
        return coordinates.of(name);
    }

    private static Alive firstAlive(SerfIdentity identity) {
        Bytes meta = MetaTags.encode(identity.tags());
        if (meta.length() > Alive.META_LIMIT) {
            throw new IllegalArgumentException(
                    "tags have %d bytes encoded; at most %d are allowed".formatted(meta.length(), Alive.META_LIMIT));
        }
        return new Alive(
                Incarnation.FIRST, identity.peer().name(), identity.peer().address(), meta, identity.versions());
    }

    private void restoreClocks() {
        for (LamportClock clock :
                List.of(local.clock(), events.clock(), queries.ring().clock())) {
            clock.increment();
        }
        local.clock().witness(restored.clock());
        events.clock().witness(restored.eventClock());
        queries.ring().clock().witness(restored.queryClock());
        events.ignoreBefore(restored.eventClock().next());
        queries.ring().ignoreBefore(restored.queryClock().next());
    }

    private void started(Instant now) {
        local.wakeAt(new SerfTimer.ReapTick(), now.plus(local.settings().reapInterval()));
        local.wakeAt(new SerfTimer.ReconnectTick(), now.plus(local.settings().reconnectInterval()));
        local.wakeAt(new SerfTimer.QueueCheck(), now.plus(local.settings().queueCheckInterval()));
        contacts.rejoin(restored).ifPresent(next -> swim(now, next));
    }

    /// Gives the membership an input, and sees to what comes out of it.
    private void swim(Instant now, SwimInput input) {
        for (SwimOutput output : membership.step(now, input)) {
            switch (output) {
                case SwimOutput.Deliver delivered -> heard(now, delivered.body());
                case SwimOutput.DeliverState state -> mergeState(now, state);
                case SwimOutput.Announce announced -> {
                    local.put(new SerfOutput.Swim(announced));
                    observe(now, announced.event());
                }
                case SwimOutput.Send send -> local.put(new SerfOutput.Swim(send));
                case SwimOutput.WakeAt wake -> local.put(new SerfOutput.Swim(wake));
                case SwimOutput.OpenPushPull open -> local.put(new SerfOutput.Swim(open));
                case SwimOutput.OpenPing open -> local.put(new SerfOutput.Swim(open));
                case SwimOutput.AnswerStream answer -> local.put(new SerfOutput.Swim(answer));
                case SwimOutput.CloseStream close -> local.put(new SerfOutput.Swim(close));
            }
        }
    }

    private void observe(Instant now, SwimEvent event) {
        switch (event) {
            case SwimEvent.MemberJoined joined ->
                roster.joined(
                        now, joined.member(), intents.buffered(joined.member().name()));
            case SwimEvent.MemberGone gone -> roster.gone(now, gone.member().name());
            case SwimEvent.MemberUpdated updated -> roster.updated(now, updated.member());
            case SwimEvent.ProbeAnswered answered ->
                coordinates.acked(answered.member(), answered.roundTrip(), answered.payload());
            case SwimEvent.JoinFinished finished ->
                contacts.finished(now, finished).ifPresent(next -> swim(now, next));
            case SwimEvent.FarewellSpread spread -> departure.goodbyeSpread(now, spread.complete());
            case SwimEvent.NameConflict conflict -> {
                if (local.isSelf(conflict.known().name())) {
                    voteOnOwnName(now);
                }
            }
            case SwimEvent.MembersForgotten forgotten -> {}
            case SwimEvent.MemberSuspected suspected -> {}
            case SwimEvent.SuspicionLifted lifted -> {}
            case SwimEvent.AccusationRefuted refuted -> {}
            case SwimEvent.HealthChanged changed -> {}
            case SwimEvent.ProbeFailed failed -> {}
            case SwimEvent.OnlyStreamsReach reach -> {}
            case SwimEvent.ClaimRefused refused -> {}
            case SwimEvent.MergeRefused refused -> {}
            case SwimEvent.PushPullFailed failed -> {}
            case SwimEvent.MetaSpread spread -> {}
        }
    }

    private void heard(Instant now, Bytes body) {
        switch (SerfCodec.decode(body)) {
            case Decoded.Value<SerfMessage> read -> heard(now, read.value(), body);
            case Decoded.Refused<SerfMessage> refused ->
                local.announce(new SerfEvent.MessageRefused(MemberName.NOBODY, refused.malformed()));
        }
    }

    private void heard(Instant now, SerfMessage message, Bytes body) {
        switch (message) {
            case JoinIntent intent -> intents.joinHeard(now, intent, body);
            case LeaveIntent intent -> intents.leaveHeard(now, intent, body);
            case UserEvent event -> events.heard(now, event, body);
            case Query query -> queries.heard(now, query, body);
            case QueryResponse response -> asking.answered(response);
            case Relay relay -> local.send(new Peer(relay.destinationName(), relay.destination()), relay.message());
            // Belongs into a push/pull; in a packet it says nothing that a push/pull would not.
            case SerfPushPull state -> {}
        }
    }

    private void mergeState(Instant now, SwimOutput.DeliverState delivered) {
        if (!(SerfCodec.decode(delivered.userState()) instanceof Decoded.Value<SerfMessage> read
                && read.value() instanceof SerfPushPull state)) {
            return;
        }
        local.clock().witness(state.time().previous());
        events.clock().witness(state.eventTime().previous());
        queries.ring().clock().witness(state.queryTime().previous());
        intents.merge(now, state);
        if (delivered.join() && contacts.ignoresOldEvents()) {
            events.ignoreBefore(state.eventTime());
        }
        events.merge(now, state.events());
    }

    private void wake(Instant now, SerfTimer timer) {
        switch (timer) {
            case SerfTimer.ReapTick tick -> {
                roster.reap(now, local.settings());
                intents.forgetOld(now);
                local.wakeAt(tick, now.plus(local.settings().reapInterval()));
            }
            case SerfTimer.ReconnectTick tick -> contacts.reconnect(now).ifPresent(next -> swim(now, next));
            case SerfTimer.QueueCheck check -> broadcasts.check(now, roster.size());
            case SerfTimer.QueryDeadline deadline -> asking.close(deadline.query());
            case SerfTimer.AnswerDeadline deadline -> queries.answerDeadline(deadline.query());
            case SerfTimer.PruneDue due -> intents.pruneDue(now, due.member());
            case SerfTimer.IntentSpreadTimeout timeout ->
                departure.intentTimeout().ifPresent(next -> swim(now, next));
            case SerfTimer.LeavePropagated propagated -> departure.propagated();
            case SerfTimer.SnapshotClock clock -> recorder.clockDue();
            case SerfTimer.CoalesceFlush flush -> coalescer.flush();
        }
    }

    /// What stands against it.
    private Optional<String> forceLeave(Instant now, SerfInput.ForceLeave force) {
        if (local.isSelf(force.member())) {
            return Optional.of("%s is this node; it can leave".formatted(force.member()));
        }
        intents.forceOut(now, force.member(), force.prune());
        return Optional.empty();
    }

    /// What stands against them.
    private Optional<String> setTags(Instant now, Tags wanted) {
        Bytes meta = MetaTags.encode(wanted);
        if (meta.length() > Alive.META_LIMIT) {
            return Optional.of(
                    "tags have %d bytes encoded; at most %d are allowed".formatted(meta.length(), Alive.META_LIMIT));
        }
        tags = wanted;
        swim(now, new SwimInput.UpdateMeta(meta, local.settings().broadcastTimeout()));
        return Optional.empty();
    }

    private void ask(Instant now, SerfInput.Ask ask) {
        if (ask.question().name().startsWith(Question.INTERNAL_PREFIX)
                && !ask.question().name().equals(InternalQueries.PING)) {
            refuse(
                    "query",
                    Optional.of(ask.ticket()),
                    "names that start with %s are serf's own".formatted(Question.INTERNAL_PREFIX));
            return;
        }
        queries.ask(
                        now,
                        ask.question(),
                        new ApplicationQuery(local, ask.ticket()),
                        (handle, deadline) -> local.announce(new SerfEvent.Asked(ask.ticket(), handle, deadline)))
                .ifPresent(obstacle -> refuse("query", Optional.of(ask.ticket()), obstacle));
    }

    private void changeKeys(Instant now, SerfInput.ChangeKeys change) {
        Bytes payload = KeyPayloads.encode(new KeyRequest(change.key()));
        Question question = Question.toEverybody(change.operation().query(), payload);
        KeyCount count = new KeyCount(local, change.ticket(), members.present());
        queries.ask(now, question, count, (handle, deadline) -> {})
                .ifPresent(obstacle -> refuse("keys", Optional.of(change.ticket()), obstacle));
    }

    private void voteOnOwnName(Instant now) {
        if (voting || !local.settings().conflictResolution() || departure.hasBegun()) {
            return;
        }
        voting = true;
        Question question = Question.toEverybody(
                InternalQueries.CONFLICT, Bytes.ofText(local.self().name().name()));
        NameVote vote = new NameVote(local, () -> voting = false);
        queries.ask(now, question, vote, (handle, deadline) -> {});
    }

    private void conclude(String command, AskTicket ticket, Optional<String> obstacle) {
        obstacle.ifPresentOrElse(
                reason -> refuse(command, Optional.of(ticket), reason),
                () -> local.announce(new SerfEvent.CommandTaken(ticket)));
    }

    private void refuse(String command, Optional<AskTicket> ticket, String reason) {
        local.announce(new SerfEvent.CommandRefused(command, ticket, reason));
    }

    /// What every step ends with: gossip goes on if there is something new, and the clock is remembered.
    private void settle(Instant now) {
        if (broadcasts.takeAwaitedDone()) {
            departure.intentSpread().ifPresent(next -> swim(now, next));
        }
        if (broadcasts.takeFresh()) {
            swim(now, new SwimInput.CargoWaiting());
        }
        recorder.noticeClock(now);
    }

    private void memberChanged(Instant now, SerfEvent.Change change, SerfMember member) {
        recorder.changed(change, member);
        switch (change) {
            case LEFT, FAILED, REAPED -> coordinates.forget(member.name());
            case JOINED, UPDATED -> {}
        }
        coalescer.changed(now, change, member);
    }

    private void deliver(Instant now, UserEvent event) {
        recorder.eventTime(event.time());
        coalescer.heard(now, event);
    }

    /// What serf has the membership carry.
    private final class SerfCargo implements Cargo {

        @Override
        public Bytes ackPayload() {
            return coordinates.payload();
        }

        @Override
        public Bytes pushPullState() {
            List<MemberName> left = roster.all().stream()
                    .filter(member -> member.status() == MemberStatus.LEFT)
                    .map(SerfMember::name)
                    .toList();
            return SerfLocal.encode(new SerfPushPull(
                    local.clock().time(),
                    intents.statusTimes(),
                    left,
                    events.clock().time(),
                    events.recent(),
                    queries.ring().clock().time()));
        }

        @Override
        public List<UserMessage> broadcasts(int overhead, int budget) {
            return broadcasts.fill(overhead, budget, roster.size());
        }

        @Override
        public boolean hasBroadcasts() {
            return !broadcasts.isEmpty();
        }
    }
}
