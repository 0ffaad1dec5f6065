package io.tombolo.gossipservice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tombolo.contract.members.Pool;
import io.tombolo.core.gossip.codec.Malformed;
import io.tombolo.core.gossip.serf.SerfEvent;
import io.tombolo.core.gossip.serf.SerfMember;
import io.tombolo.core.gossip.swim.SwimEvent;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes of what a pool announces one log line and one measurement each.
///
/// Changes of state are logged with their cause; packets never are. What strangers can cause at will is counted,
/// and logged the first time and then at every power of two. Meters have the names that Consul's dashboards use,
/// with a tag for the pool. Source: gossip sheet 20; design, section 5.
final class PoolObserver {

    private final Logger log;
    private final MeterRegistry meters;
    private final String pool;
    private final AtomicInteger health = new AtomicInteger();
    private final Counter bytesReceived;
    private final Counter bytesSent;
    private final Counter accepted;
    private final DistributionSummary packetSizes;
    private final Timer probes;

    PoolObserver(Pool pool, MeterRegistry meters) {
        this.pool = pool.name().toLowerCase(Locale.ROOT);
        this.meters = meters;
        log = LoggerFactory.getLogger("tombolo.serf." + this.pool);
        bytesReceived = meters.counter("memberlist.udp.received", "pool", this.pool);
        bytesSent = meters.counter("memberlist.udp.sent", "pool", this.pool);
        accepted = meters.counter("memberlist.tcp.accept", "pool", this.pool);
        packetSizes = meters.summary("memberlist.packet.size", "pool", this.pool);
        probes = meters.timer("memberlist.probeNode", "pool", this.pool);
        meters.gauge("memberlist.health.score", io.micrometer.core.instrument.Tags.of("pool", this.pool), health);
    }

    void packetReceived(int bytes) {
        bytesReceived.increment(bytes);
        packetSizes.record(bytes);
    }

    void packetSent(int bytes) {
        bytesSent.increment(bytes);
    }

    void streamAccepted() {
        accepted.increment();
    }

    void malformed(InetSocketAddress from, Malformed malformed) {
        Counter counter = count("memberlist.malformed", "flaw", malformed.flaw().word());
        if (worthALine(counter)) {
            log.atWarn()
                    .addKeyValue("from", from)
                    .addKeyValue("cause", malformed.detail())
                    .addKeyValue("count", (long) counter.count())
                    .log("refused bytes that cannot be read");
        }
    }

    void socketFault(Throwable cause) {
        Counter counter = count("memberlist.udp.fault");
        if (worthALine(counter)) {
            log.atWarn()
                    .addKeyValue("cause", cause.getMessage())
                    .addKeyValue("count", (long) counter.count())
                    .log("UDP socket reports a fault");
        }
    }

    void observe(SwimEvent event) {
        switch (event) {
            case SwimEvent.MemberSuspected suspected -> {
                count("memberlist.msg.suspect").increment();
                log.atInfo()
                        .addKeyValue("member", suspected.member().name())
                        .addKeyValue("accuser", suspected.accuser().name())
                        .addKeyValue("incarnation", suspected.incarnation().number())
                        .log("suspecting a member that does not answer");
            }
            case SwimEvent.SuspicionLifted lifted ->
                log.atInfo()
                        .addKeyValue("member", lifted.member().name())
                        .addKeyValue("incarnation", lifted.incarnation().number())
                        .log("suspected member is alive");
            case SwimEvent.AccusationRefuted refuted -> refuted(refuted);
            case SwimEvent.HealthChanged changed -> health.set(changed.score());
            case SwimEvent.ProbeAnswered answered -> probes.record(answered.roundTrip());
            case SwimEvent.ProbeFailed failed -> {
                count("memberlist.probe.failed").increment();
                log.atDebug().addKeyValue("member", failed.member().name()).log("probe failed");
            }
            case SwimEvent.OnlyStreamsReach only ->
                log.atWarn()
                        .addKeyValue("member", only.member())
                        .addKeyValue("mend", only.warning())
                        .log("was able to connect by TCP but other probes failed, network may be misconfigured");
            case SwimEvent.NameConflict conflict ->
                log.atError()
                        .addKeyValue("member", conflict.known().name().name())
                        .addKeyValue("ours", conflict.known().address())
                        .addKeyValue("theirs", conflict.claimed().address())
                        .log("two nodes claim one name: rename one of them");
            case SwimEvent.ClaimRefused refused ->
                rarely("memberlist.claim.refused", refused.member().name(), refused.reason());
            case SwimEvent.MergeRefused refused ->
                rarely("memberlist.merge.refused", refused.from().toString(), refused.reason());
            case SwimEvent.PushPullFailed failed ->
                rarely("memberlist.pushpull.failed", failed.with().toString(), failed.reason());
            case SwimEvent.MemberJoined _ -> count("memberlist.msg.alive").increment();
            case SwimEvent.MemberGone _ -> count("memberlist.msg.dead").increment();
            case SwimEvent.MemberUpdated _,
                    SwimEvent.MembersForgotten _,
                    SwimEvent.JoinFinished _,
                    SwimEvent.MetaSpread _,
                    SwimEvent.FarewellSpread _ -> {}
        }
    }

    /// Once is what every secondary sees whose servers are up before its gateway is: nobody can answer them until then.
    private void refuted(SwimEvent.AccusationRefuted refuted) {
        Counter counter = count("memberlist.refuted");
        counter.increment();
        var line = counter.count() > 1 ? log.atWarn() : log.atInfo();
        line.addKeyValue("incarnation", refuted.incarnation().number())
                .addKeyValue("count", (long) counter.count())
                .log("was suspected, and refuted it: this node or its network is slow");
    }

    void observe(SerfEvent event) {
        switch (event) {
            case SerfEvent.MembersChanged changed -> changed.members().forEach(member -> changed(changed, member));
            case SerfEvent.UserEventHeard heard ->
                count("serf.events", "event", "user").increment();
            case SerfEvent.QueryHeard heard -> count("serf.queries").increment();
            case SerfEvent.Joined joined -> {
                if (joined.reached() == 0) {
                    // Whoever asked for it is told, and says so.
                    log.atDebug().addKeyValue("failures", joined.failures()).log("could not join any of the addresses");
                }
            }
            case SerfEvent.Rejoined rejoined ->
                log.atInfo().addKeyValue("success", rejoined.success()).log("tried the members of the snapshot");
            case SerfEvent.HasLeft left ->
                log.atInfo().addKeyValue("complete", left.complete()).log("has left the pool");
            case SerfEvent.CommandRefused refused ->
                log.atWarn()
                        .addKeyValue("command", refused.command())
                        .addKeyValue("cause", refused.reason())
                        .log("refused a command");
            case SerfEvent.QueueLong queue ->
                log.atWarn()
                        .addKeyValue("queue", queue.queue())
                        .addKeyValue("length", queue.length())
                        .addKeyValue("dropped", queue.dropped())
                        .log("broadcasts pile up");
            case SerfEvent.NameVoted voted ->
                log.atWarn()
                        .addKeyValue("votes", voted.votes())
                        .addKeyValue("for_this_node", voted.forMe())
                        .addKeyValue("won", voted.won())
                        .log("the vote about this node's name is over");
            case SerfEvent.MessageRefused refused ->
                rarely(
                        "serf.malformed",
                        refused.from().name(),
                        refused.malformed().detail());
            case SerfEvent.CoordinateRefused refused ->
                rarely("serf.coordinate.rejected", refused.from().name(), refused.reason());
            case SerfEvent.InternalQueryDropped dropped ->
                rarely("serf.query.dropped", dropped.name(), "queries come faster than they are answered");
            case SerfEvent.CommandTaken _,
                    SerfEvent.Asked _,
                    SerfEvent.QueryAcked _,
                    SerfEvent.QueryAnswered _,
                    SerfEvent.QueryClosed _,
                    SerfEvent.KeysReported _ -> {}
        }
    }

    private void changed(SerfEvent.MembersChanged event, SerfMember member) {
        switch (event.change()) {
            case JOINED -> say("serf.member.join", "member joined", member);
            case LEFT -> say("serf.member.left", "member left", member);
            case FAILED -> say("serf.member.failed", "member failed", member);
            case UPDATED -> say("serf.member.update", "member updated", member);
            case REAPED -> say("serf.member.reap", "member forgotten", member);
        }
    }

    private void say(String meter, String text, SerfMember member) {
        count(meter).increment();
        log.atInfo()
                .addKeyValue("member", member.name().name())
                .addKeyValue("address", member.address())
                .log(text);
    }

    private void rarely(String meter, String subject, String cause) {
        Counter counter = count(meter);
        if (worthALine(counter)) {
            log.atWarn()
                    .addKeyValue("what", meter)
                    .addKeyValue("peer", subject)
                    .addKeyValue("cause", cause)
                    .addKeyValue("count", (long) counter.count())
                    .log("refused");
        }
    }

    /// Counts one more; whether the count is a power of two.
    private static boolean worthALine(Counter counter) {
        counter.increment();
        return Long.bitCount((long) counter.count()) == 1;
    }

    private Counter count(String name, String... tags) {
        return Counter.builder(name).tag("pool", pool).tags(tags).register(meters);
    }
}
