package io.tombolo.core.catalog.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.Replica;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.kv.KvQueries;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.registration.RegistrationCommand.DeregisterCheck;
import io.tombolo.core.catalog.registration.RegistrationCommand.DeregisterNode;
import io.tombolo.core.catalog.registration.RegistrationCommand.Register;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final String ONE = "21e34e75-f18c-50ac-49eb-635cf3758820";
    private static final String OTHER = "4a9dd9c9-795c-2294-d448-6a69c45f1f64";

    private final Replica replica = new Replica();

    @BeforeEach
    void aNodeIsAlive() {
        replica.register(
                Register.of(Node.of("s1", "10.0.0.1")).with(HealthCheck.ofNode("s1", "serfHealth", "passing")));
    }

    @Test
    void onlyOneSessionHoldsAKey() {
        create(ONE, "release", "");
        create(OTHER, "release", "");

        assertThat(acquire("lock", "a", ONE)).isEqualTo(Outcome.of(true));
        assertThat(acquire("lock", "b", OTHER)).isEqualTo(Outcome.of(false));
        assertThat(acquire("lock", "c", ONE)).isEqualTo(Outcome.of(true));
        assertThat(entry("lock").lockIndex()).isEqualTo(1);
        assertThat(entry("lock").session()).isEqualTo(ONE);
        assertThat(release("lock", "d", OTHER)).isEqualTo(Outcome.of(false));
        assertThat(release("lock", "e", ONE)).isEqualTo(Outcome.of(true));
        assertThat(acquire("lock", "f", OTHER)).isEqualTo(Outcome.of(true));
        assertThat(entry("lock").lockIndex()).isEqualTo(2);
    }

    @Test
    void aPlainWriteTouchesNeitherTheLockNorItsCount() {
        create(ONE, "release", "");
        acquire("lock", "a", ONE);

        replica.kv(new KvCommand.Set(DirEntry.of("lock", Bytes.ofText("z"))));

        assertThat(entry("lock").session()).isEqualTo(ONE);
        assertThat(entry("lock").lockIndex()).isEqualTo(1);
        assertThat(entry("lock").value()).isEqualTo(Bytes.ofText("z"));
    }

    @Test
    void refusesLocksInTheWordsOfTheSheet() {
        assertThat(Replica.textOf(acquire("lock", "c", ""))).isEqualTo("missing session");
        assertThat(Replica.textOf(release("lock", "c", ""))).isEqualTo("missing session");
        assertThat(Replica.textOf(acquire("lock", "c", "abc")))
                .isEqualTo("failed session lookup: index error: UUID must be 36 characters");
        assertThat(Replica.textOf(acquire("lock", "c", ONE))).isEqualTo("invalid session \"%s\"".formatted(ONE));
        assertThat(Replica.textOf(acquire("", "c", ONE))).isEqualTo("Must provide key");
    }

    @Test
    void refusesSessionsInTheWordsOfTheSheet() {
        replica.register(Register.of(Node.of("s1", "10.0.0.1")).with(HealthCheck.ofNode("s1", "bad", "critical")));

        assertThat(refusalOf("nope", "", "", List.of())).isEqualTo("Missing node registration");
        assertThat(refusalOf("s1", "foo", "", List.of())).isEqualTo("Invalid Behavior setting 'foo'");
        assertThat(refusalOf("s1", "", "1s", List.of()))
                .isEqualTo("Invalid Session TTL '1000000000', must be between [10s=24h0m0s]");
        assertThat(refusalOf("s1", "", "24h1s", List.of()))
                .isEqualTo("Invalid Session TTL '86401000000000', must be between [10s=24h0m0s]");
        assertThat(refusalOf("s1", "", "abc", List.of()))
                .isEqualTo("Session TTL 'abc' invalid: time: invalid duration \"abc\"");
        assertThat(refusalOf("s1", "", "10 parsecs", List.of()))
                .isEqualTo(
                        "Session TTL '10 parsecs' invalid: time: unknown unit \" parsecs\" in duration \"10 parsecs\"");
        assertThat(refusalOf("s1", "", "10", List.of()))
                .isEqualTo("Session TTL '10' invalid: time: missing unit in duration \"10\"");
        assertThat(refusalOf("s1", "", "", List.of("nochk"))).isEqualTo("Missing check 'nochk' registration");
        assertThat(refusalOf("s1", "", "", List.of("bad"))).isEqualTo("Check 'bad' is in critical state");
        assertThat(refusalOf("s1", "", "1m30.5s", List.of())).isEqualTo(Outcome.DONE.toString());
    }

    @Test
    void knowsHowLongASessionLives() {
        assertThat(SessionRules.ttl(session(ONE, "", "", "1m30s", List.of()))).contains(Duration.ofSeconds(90));
        assertThat(SessionRules.ttl(session(ONE, "", "", "", List.of()))).isEmpty();
        assertThat(SessionRules.ttl(session(ONE, "", "", "0s", List.of()))).isEmpty();
    }

    @Test
    void endingReleasesTheLockAndKeepsTheKeyUnlockableForTheDelay() {
        create(ONE, "release", "");
        create(OTHER, "release", "");
        acquire("ld", "1", ONE);

        replica.session(new SessionCommand.Destroy(ONE));

        assertThat(entry("ld").isLocked()).isFalse();
        assertThat(entry("ld").lockIndex()).isEqualTo(1);
        assertThat(acquire("ld", "1", OTHER)).isEqualTo(Outcome.of(false));
        replica.pass(Duration.ofSeconds(15));
        assertThat(acquire("ld", "1", OTHER)).isEqualTo(Outcome.of(true));
    }

    @Test
    void endingDeletesTheKeyIfTheSessionSaysSo() {
        create(ONE, "delete", "");
        acquire("gone", "1", ONE);

        replica.session(new SessionCommand.Destroy(ONE));

        assertThat(KvQueries.get(replica.store(), "gone").value()).isEmpty();
    }

    @Test
    void lockDelaysThatAreOverAreForgotten() {
        create(ONE, "release", "");
        acquire("a", "1", ONE);
        replica.session(new SessionCommand.Destroy(ONE));
        replica.pass(Duration.ofMinutes(2));
        create(OTHER, "release", "");
        acquire("b", "1", OTHER);

        replica.session(new SessionCommand.Destroy(OTHER));

        assertThat(replica.store().size(LockDelay.TABLE)).isEqualTo(1);
    }

    @Test
    void noLockDelayIsLongerThanAMinute() {
        replica.session(new SessionCommand.Create(new Session(
                ONE, "", "s1", Duration.ofMinutes(2), "", "", List.of(), List.of(), List.of(), RaftIndex.NONE)));
        create(OTHER, "release", "");
        acquire("a", "1", ONE);
        replica.session(new SessionCommand.Destroy(ONE));

        replica.pass(Duration.ofSeconds(61));

        assertThat(acquire("a", "1", OTHER)).isEqualTo(Outcome.of(true));
        assertThat(SessionQueries.list(replica.store()).value()).hasSize(1);
    }

    @Test
    void aSessionEndsWithItsCheckAndWithItsNode() {
        create(ONE, "release", "");
        replica.register(
                Register.of(Node.of("s1", "10.0.0.1")).with(HealthCheck.ofNode("s1", "serfHealth", "critical")));
        assertThat(find(ONE)).isEmpty();

        replica.register(
                Register.of(Node.of("s1", "10.0.0.1")).with(HealthCheck.ofNode("s1", "serfHealth", "passing")));
        create(ONE, "release", "");
        replica.register(new DeregisterCheck("s1", "serfHealth"));
        assertThat(find(ONE)).isEmpty();

        replica.session(new SessionCommand.Create(session(OTHER, "s1", "", "", List.of())));
        replica.register(new DeregisterNode("S1"));
        assertThat(find(OTHER)).isEmpty();
    }

    @Test
    void destroyingAnUnknownSessionIsDone() {
        assertThat(replica.session(new SessionCommand.Destroy(ONE))).isEqualTo(Outcome.DONE);
    }

    private Optional<Session> find(String id) {
        return SessionQueries.get(replica.store(), id).value();
    }

    private void create(String id, String behavior, String ttl) {
        Outcome outcome =
                replica.session(new SessionCommand.Create(session(id, "s1", behavior, ttl, List.of("serfHealth"))));
        assertThat(outcome).isEqualTo(Outcome.DONE);
    }

    private String refusalOf(String node, String behavior, String ttl, List<String> checks) {
        return Replica.textOf(replica.session(new SessionCommand.Create(session(ONE, node, behavior, ttl, checks))));
    }

    private static Session session(String id, String node, String behavior, String ttl, List<String> checks) {
        return new Session(
                id, "", node, Duration.ofSeconds(15), behavior, ttl, checks, List.of(), List.of(), RaftIndex.NONE);
    }

    private Outcome acquire(String key, String value, String session) {
        return replica.session(
                new SessionCommand.Acquire(DirEntry.of(key, Bytes.ofText(value)).heldBy(session, 0)));
    }

    private Outcome release(String key, String value, String session) {
        return replica.session(
                new SessionCommand.Release(DirEntry.of(key, Bytes.ofText(value)).heldBy(session, 0)));
    }

    private DirEntry entry(String key) {
        return KvQueries.get(replica.store(), key).value().orElseThrow();
    }
}
