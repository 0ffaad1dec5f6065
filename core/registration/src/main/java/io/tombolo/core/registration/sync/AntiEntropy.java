package io.tombolo.core.registration.sync;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.registration.local.LocalCheck;
import io.tombolo.core.registration.local.LocalService;
import io.tombolo.core.registration.local.LocalState;
import io.tombolo.core.registration.local.NodeIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Makes the catalog true to this node: what changed at once, and everything once in a while.
///
///     look due ─▶ Read ─▶ Drift ─▶ Write, Write, … ─▶ settled
///     change ────────────────────▶ Write, Write, … ─▶ settled
///     a failure anywhere ─▶ look again soon, later with each failure
///
/// One thread owns it. Source: HTTP sheet 3.3 (registrations succeed without a leader); RPC sheet 16.
public final class AntiEntropy {

    /// What it is doing.
    private enum Phase {
        RESTING,
        READING,
        WRITING
    }

    private final LocalState local;
    private final NodeIdentity node;
    private final SyncPace pace;
    private final Set<String> refused = new HashSet<>();
    private Phase phase = Phase.RESTING;
    private boolean lookWanted;
    private int failures;
    private boolean unsettled = true;

    /// Brings the catalog to `local`.
    public AntiEntropy(LocalState local, NodeIdentity node, RandomGenerator random) {
        this.local = local;
        this.node = node;
        this.pace = new SyncPace(random);
    }

    /// The cluster has so many members now.
    public void members(int count) {
        pace.members(count);
    }

    /// Somebody who may know a leader has come: the catalog is looked at soon.
    public List<SyncOutput> serverFound(Instant now) {
        return List.of(new SyncOutput.LookAt(now.plus(pace.untilServerIsAsked())));
    }

    /// It is time to look.
    public List<SyncOutput> lookDue() {
        if (phase != Phase.RESTING) {
            lookWanted = true;
            return List.of();
        }
        phase = Phase.READING;
        return List.of(new SyncOutput.Read());
    }

    /// Something may have changed here. After a failure the next look takes care of it.
    public List<SyncOutput> changed() {
        return phase == Phase.RESTING && failures == 0 ? writes() : List.of();
    }

    /// The catalog has said what it has.
    public List<SyncOutput> read(Instant now, CatalogRecord record) {
        Drift.mark(local, node, record);
        failures = 0;
        refused.clear();
        var outputs = new ArrayList<SyncOutput>();
        outputs.add(new SyncOutput.LookAt(now.plus(pace.untilNext())));
        outputs.addAll(writes());
        return outputs;
    }

    /// The catalog could not be asked.
    public List<SyncOutput> unreadable(Instant now, String text) {
        return failed(now, "read what the catalog has of this node", text);
    }

    /// A write has come to an end.
    public List<SyncOutput> written(Instant now, SyncWrite write, WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Done() -> {
                done(write);
                yield writes();
            }
            // As if it were done, until the next look: a log line and a call for each change would help nobody.
            case WriteOutcome.Denied(var text) -> {
                done(write);
                unsettled = true;
                yield with(new SyncOutput.Failed("write " + write.subject(), text), writes());
            }
            case WriteOutcome.Refused(var text) -> {
                refused.add(write.subject());
                unsettled = true;
                var outputs = new ArrayList<SyncOutput>();
                outputs.add(new SyncOutput.Failed("write " + write.subject(), text));
                outputs.add(new SyncOutput.LookAt(now.plus(pace.untilRetry(Integer.MAX_VALUE))));
                outputs.addAll(writes());
                yield outputs;
            }
            case WriteOutcome.Unreachable(var text) -> failed(now, "write " + write.subject(), text);
        };
    }

    private List<SyncOutput> failed(Instant now, String what, String text) {
        phase = Phase.RESTING;
        lookWanted = false;
        unsettled = true;
        failures++;
        return List.of(new SyncOutput.Failed(what, text), new SyncOutput.LookAt(now.plus(pace.untilRetry(failures))));
    }

    private void done(SyncWrite write) {
        switch (write) {
            case SyncWrite.Register register -> {
                local.nodeInSync(true);
                register.service().ifPresent(of -> local.serviceInSync(of.id(), register.serviceVersion(), true));
                register.versions().forEach(local::checkWritten);
            }
            case SyncWrite.RemoveService(var id, var _) -> local.serviceGone(id);
            case SyncWrite.RemoveCheck(var id, var _) -> local.checkGone(id);
        }
    }

    /// The next write, if anything is left to be written; a look if one was due meanwhile.
    private List<SyncOutput> writes() {
        Optional<SyncWrite> next = next();
        if (next.isPresent()) {
            phase = Phase.WRITING;
            return List.of(new SyncOutput.Write(next.get()));
        }
        boolean settled = refused.isEmpty() && unsettled && phase != Phase.RESTING;
        phase = Phase.RESTING;
        if (settled) {
            unsettled = false;
        }
        List<SyncOutput> news = settled ? List.of(new SyncOutput.Settled()) : List.of();
        if (!lookWanted) {
            return news;
        }
        lookWanted = false;
        return news.isEmpty() ? lookDue() : with(news.getFirst(), lookDue());
    }

    private Optional<SyncWrite> next() {
        return leaving().or(this::services).or(this::checks).or(this::node);
    }

    private Optional<SyncWrite> leaving() {
        return local.leavingServices().entrySet().stream()
                .<SyncWrite>map(entry -> new SyncWrite.RemoveService(entry.getKey(), entry.getValue()))
                .filter(this::isFresh)
                .findFirst()
                .or(() -> local.leavingChecks().entrySet().stream()
                        .<SyncWrite>map(entry -> new SyncWrite.RemoveCheck(
                                entry.getKey(), entry.getValue().token()))
                        .filter(this::isFresh)
                        .findFirst());
    }

    private Optional<SyncWrite> services() {
        return local.services().stream()
                .filter(service -> !service.inSync())
                .<SyncWrite>map(this::withChecks)
                .filter(this::isFresh)
                .findFirst();
    }

    /// A service goes with its checks, so that nobody sees it without them, as far as one token may write both.
    private SyncWrite withChecks(LocalService service) {
        List<LocalCheck> checks = local.checksOf(service.service().id()).stream()
                .filter(check -> !check.inSync() && check.token().equals(service.token()))
                .toList();
        return register(Optional.of(service), checks, service.token());
    }

    private Optional<SyncWrite> checks() {
        return local.checks().stream()
                .filter(check -> !check.inSync())
                .<SyncWrite>map(check -> register(Optional.empty(), List.of(check), check.token()))
                .filter(this::isFresh)
                .findFirst();
    }

    private Optional<SyncWrite> node() {
        return local.nodeInSync()
                ? Optional.empty()
                : Optional.<SyncWrite>of(register(Optional.empty(), List.of(), ""))
                        .filter(this::isFresh);
    }

    private SyncWrite register(Optional<LocalService> service, List<LocalCheck> checks, String token) {
        Map<String, Long> versions = new HashMap<>();
        List<HealthCheck> bodies = new ArrayList<>();
        for (LocalCheck check : checks) {
            versions.put(check.check().checkId(), check.version());
            bodies.add(check.check());
        }
        return new SyncWrite.Register(
                node,
                local.nodeInSync(),
                service.map(LocalService::service),
                service.map(LocalService::version).orElse(0L),
                bodies,
                versions,
                token);
    }

    /// What the catalog has refused waits for the next look; the others go on.
    private boolean isFresh(SyncWrite write) {
        return !refused.contains(write.subject());
    }

    private static List<SyncOutput> with(SyncOutput first, List<SyncOutput> rest) {
        var outputs = new ArrayList<SyncOutput>();
        outputs.add(first);
        outputs.addAll(rest);
        return outputs;
    }
}
