package io.tombolo.core.registration;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.registration.definition.CheckRegistration;
import io.tombolo.core.registration.definition.Probe;
import io.tombolo.core.registration.local.LocalCheck;
import io.tombolo.core.registration.local.LocalState;
import io.tombolo.core.registration.local.Streak;
import io.tombolo.core.registration.stored.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When checks are done, and what follows from their results.
final class CheckWork {

    /// No check is done more often.
    static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /// The first probes are spread over so long. The original spreads them over their interval.
    static final Duration FIRST_WITHIN = Duration.ofMillis(500);

    /// A service goes no sooner.
    static final Duration SHORTEST_CRITICAL_TIME = Duration.ofMinutes(1);

    /// A probe that has not come back after its timeout, its interval and this is started anew: its result was lost.
    private static final Duration LOST_AFTER = Duration.ofMinutes(1);

    private final LocalState local;
    private final AgentSettings settings;
    private final RandomGenerator random;

    CheckWork(LocalState local, AgentSettings settings, RandomGenerator random) {
        this.local = local;
        this.settings = settings;
        this.random = random;
    }

    /// Begins to do a check that was put.
    ///
    /// @param restored what it said in an earlier run, if that still counts
    void begin(Turn turn, LocalCheck check, Optional<StoredState> restored) {
        armCriticalLimit(turn, check);
        if (check.registration().isEmpty()) {
            return;
        }
        String id = check.check().checkId();
        CheckRegistration registration = check.registration().get();
        switch (registration.probe()) {
            case Probe.Ttl(var limit) ->
                turn.wake(
                        new AgentTimer.TtlOver(id, check.generation()),
                        restored.map(StoredState::expires).orElse(turn.now().plus(limit)));
            case Probe.Alias alias -> {
                if (isElsewhere(alias)) {
                    turn.add(new AgentOutput.Follow(id, check.generation(), alias));
                }
            }
            // Not all at once after a start, and yet soon: what was just registered counts only once it was checked.
            case Probe.Http _, Probe.Tcp _, Probe.Udp _, Probe.Grpc _, Probe.H2Ping _, Probe.Script _ ->
                turn.wake(
                        new AgentTimer.ProbeDue(id, check.generation()),
                        turn.now().plus(part(FIRST_WITHIN)));
            case Probe.Unsupported _ -> {
                // Registrations refuse them.
            }
        }
    }

    /// Ends a check that is being removed or replaced.
    void end(Turn turn, LocalCheck check) {
        check.registration().map(CheckRegistration::probe).ifPresent(probe -> {
            if (probe instanceof Probe.Alias alias && isElsewhere(alias)) {
                turn.add(new AgentOutput.Unfollow(check.check().checkId(), check.generation()));
            }
        });
    }

    /// Whether an alias follows checks that are not registered here.
    boolean isElsewhere(Probe.Alias alias) {
        return !alias.node().isEmpty()
                && !alias.node().equalsIgnoreCase(settings.node().name());
    }

    void probeDue(Turn turn, AgentTimer.ProbeDue due) {
        current(due.checkId(), due.generation())
                .flatMap(LocalCheck::registration)
                .ifPresent(registration -> {
                    turn.add(new AgentOutput.Examine(
                            due.checkId(),
                            due.generation(),
                            registration.probe(),
                            registration.timeout(),
                            limit(registration)));
                    turn.wake(
                            due,
                            turn.now()
                                    .plus(registration.timeout())
                                    .plus(interval(registration))
                                    .plus(LOST_AFTER));
                });
    }

    void probed(Turn turn, AgentInput.Probed probed) {
        Optional<LocalCheck> found = current(probed.checkId(), probed.generation());
        if (found.isEmpty() || found.get().registration().isEmpty()) {
            return;
        }
        LocalCheck check = found.get();
        CheckRegistration registration = check.registration().get();
        if (registration.probe() instanceof Probe.Alias) {
            say(turn, check, probed.finding());
            return;
        }
        turn.wake(
                new AgentTimer.ProbeDue(probed.checkId(), probed.generation()),
                turn.now().plus(interval(registration)));
        Streak streak = check.streak().after(probed.finding().status());
        LocalCheck counted = check.counting(streak);
        local.keep(counted);
        String output = CheckOutput.cut(probed.finding().output(), limit(registration));
        streak.verdict(probed.finding().status(), registration)
                .ifPresent(status -> say(turn, counted, new Finding(status, output)));
    }

    /// Somebody says how the object of a TTL check is.
    Verdict updateTtl(Turn turn, AgentCommand.UpdateTtl update) {
        Optional<LocalCheck> found = local.check(update.checkId());
        Optional<CheckRegistration> registration = found.flatMap(LocalCheck::registration);
        if (found.isEmpty() || registration.isEmpty() || !(registration.get().probe() instanceof Probe.Ttl(var ttl))) {
            return new Verdict.Impossible("CheckID \"%s\" does not have associated TTL".formatted(update.checkId()));
        }
        LocalCheck check = found.get();
        Instant expires = turn.now().plus(ttl);
        turn.wake(new AgentTimer.TtlOver(update.checkId(), check.generation()), expires);
        String output = CheckOutput.cut(update.output(), limit(registration.get()));
        say(turn, check, new Finding(update.status(), output));
        turn.add(new AgentOutput.KeepState(new StoredState(update.checkId(), update.status(), output, expires)));
        return new Verdict.Accepted();
    }

    void ttlOver(Turn turn, AgentTimer.TtlOver over) {
        current(over.checkId(), over.generation()).ifPresent(check -> {
            String last = check.check().output();
            String output =
                    last.isEmpty() ? "TTL expired" : "TTL expired (last output before timeout follows): " + last;
            if (!check.check().isCritical() || !last.startsWith("TTL expired")) {
                say(turn, check, new Finding(HealthStatus.CRITICAL, output));
            }
        });
    }

    void outputDue(AgentTimer.OutputDue due) {
        current(due.checkId(), due.generation()).filter(LocalCheck::outputWaits).ifPresent(local::outputWaitedEnough);
    }

    /// The service whose time is over, if a check has been critical for long enough.
    Optional<String> overdue(Turn turn, AgentTimer.CriticalForTooLong timer) {
        return current(timer.checkId(), timer.generation())
                .filter(check -> check.check().isOfService() && isOverdue(turn.now(), check))
                .map(check -> check.check().serviceId());
    }

    private static boolean isOverdue(Instant now, LocalCheck check) {
        return check.criticalSince()
                .flatMap(since -> criticalLimit(check).map(since::plus))
                .filter(end -> !end.isAfter(now))
                .isPresent();
    }

    /// Lets a check say what was found, if that is news.
    void say(Turn turn, LocalCheck check, Finding finding) {
        HealthCheck before = check.check();
        String output = settings.discardOutput() ? "" : finding.output();
        if (before.status().equals(finding.status()) && before.output().equals(output)) {
            return;
        }
        HealthCheck after = before.finding(finding.status(), output);
        boolean onlyOutput = before.status().equals(finding.status());
        boolean waits =
                onlyOutput && check.inSync() && settings.checkUpdateInterval().isPositive();
        local.say(check, after, turn.now(), waits, waits);
        if (waits && !check.outputWaits()) {
            Duration interval = settings.checkUpdateInterval();
            turn.wake(
                    new AgentTimer.OutputDue(before.checkId(), check.generation()),
                    turn.now().plus(interval.dividedBy(2)).plus(part(interval)));
        }
        if (!onlyOutput) {
            turn.announce(new AgentEvent.CheckChanged(
                    before.checkId(), before.serviceId(), before.status(), after.status(), output));
            local.check(before.checkId()).ifPresent(now -> armCriticalLimit(turn, now));
        }
    }

    private void armCriticalLimit(Turn turn, LocalCheck check) {
        criticalLimit(check)
                .flatMap(limit -> check.criticalSince().map(since -> since.plus(limit)))
                .ifPresent(end -> turn.wake(
                        new AgentTimer.CriticalForTooLong(check.check().checkId(), check.generation()), end));
    }

    private static Optional<Duration> criticalLimit(LocalCheck check) {
        return check.registration()
                .map(CheckRegistration::deregisterCriticalServiceAfter)
                .filter(Duration::isPositive)
                .map(limit -> limit.compareTo(SHORTEST_CRITICAL_TIME) < 0 ? SHORTEST_CRITICAL_TIME : limit);
    }

    private Optional<LocalCheck> current(String id, long generation) {
        return local.check(id).filter(check -> check.generation() == generation);
    }

    private int limit(CheckRegistration registration) {
        return registration.outputMaxSize() > 0
                ? Math.min(registration.outputMaxSize(), settings.outputLimit())
                : settings.outputLimit();
    }

    private static Duration interval(CheckRegistration registration) {
        return registration.interval().compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : registration.interval();
    }

    private Duration part(Duration whole) {
        return Duration.ofNanos((long) (random.nextDouble() * whole.toNanos()));
    }
}
