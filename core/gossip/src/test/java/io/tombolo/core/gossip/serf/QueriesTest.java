package io.tombolo.core.gossip.serf;

import static io.tombolo.core.gossip.serf.SerfSubject.address;
import static io.tombolo.core.gossip.serf.SerfSubject.name;
import static io.tombolo.core.gossip.serf.SerfSubject.peer;
import static io.tombolo.core.gossip.serf.SerfSubject.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.Tables;
import io.tombolo.core.gossip.codec.ConflictVotes;
import io.tombolo.core.gossip.codec.GossipKey;
import io.tombolo.core.gossip.codec.KeyPayloads;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.SerfCodec;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.ConflictVote;
import io.tombolo.core.gossip.message.Filter;
import io.tombolo.core.gossip.message.KeyRequest;
import io.tombolo.core.gossip.message.KeyResponse;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Query;
import io.tombolo.core.gossip.message.QueryId;
import io.tombolo.core.gossip.message.QueryResponse;
import io.tombolo.core.gossip.message.Relay;
import io.tombolo.core.gossip.message.SerfMessage;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.swim.Admission;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueriesTest {

    private static final AskTicket TICKET = new AskTicket(5);
    private static final QueryHandle HANDLE = new QueryHandle(time(4), new QueryId(99));

    @Test
    void defaultTimeoutsAreThoseOfTheReference() {
        assertThat(Tables.rows("query-default-timeout-table")).isNotEmpty().allSatisfy(row -> {
            Duration gossip = switch (row.get("profile").asString()) {
                case "LAN" -> Duration.ofMillis(200);
                case "WAN" -> Duration.ofMillis(500);
                default -> Duration.ofMillis(100);
            };
            assertThat(Asking.defaultTimeout(
                                    gossip, 16, row.get("alive_members").asInt())
                            .toNanos())
                    .isEqualTo(row.get("timeout_ns").asLong());
        });
    }

    @Test
    void acksAndHandsAQueryThatIsMeantForIt() {
        SerfSubject subject = SerfSubject.knowing("asker");

        var outputs = subject.hear(query("load", List.of(), true, 0));

        assertThat(SerfSubject.sent(outputs))
                .contains(new SerfSubject.Sent(peer("asker"), response(true, Bytes.EMPTY)));
        assertThat(SerfSubject.events(outputs, SerfEvent.QueryHeard.class))
                .singleElement()
                .satisfies(heard -> {
                    assertThat(heard.handle()).isEqualTo(HANDLE);
                    assertThat(heard.deadline()).isEqualTo(subject.now().plusSeconds(3));
                });
    }

    @Test
    void answersOnceAndInTime() {
        SerfSubject subject = SerfSubject.knowing("asker");
        subject.hear(query("load", List.of(), false, 0));

        var first = subject.step(new SerfInput.Respond(HANDLE, Bytes.ofText("0.1")));
        var second = subject.step(new SerfInput.Respond(HANDLE, Bytes.ofText("0.2")));

        assertThat(SerfSubject.sent(first))
                .containsExactly(new SerfSubject.Sent(peer("asker"), response(false, Bytes.ofText("0.1"))));
        assertThat(SerfSubject.events(second)).singleElement().isInstanceOf(SerfEvent.CommandRefused.class);
    }

    @Test
    void doesNotAnswerAfterTheDeadline() {
        SerfSubject subject = SerfSubject.knowing("asker");
        subject.hear(query("load", List.of(), false, 0));
        subject.pass(Duration.ofSeconds(3));

        var late = subject.step(new SerfInput.Respond(HANDLE, Bytes.ofText("0.1")));

        assertThat(SerfSubject.sent(late)).isEmpty();
    }

    @Test
    void refusesAnAnswerThatIsTooLong() {
        SerfSubject subject = SerfSubject.knowing("asker");
        subject.hear(query("load", List.of(), false, 0));

        var outputs = subject.step(new SerfInput.Respond(HANDLE, Bytes.wrap(new byte[1024])));

        assertThat(SerfSubject.sent(outputs)).isEmpty();
        assertThat(SerfSubject.events(outputs)).singleElement().isInstanceOf(SerfEvent.CommandRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"web, true", "^w, true", "e, true", "^eb, false", "[, false", "(a+)+$, false"})
    void matchesTagsByRe2(String expression, boolean matches) {
        assertThat(FilterMatch.all(
                        List.of(new Filter.TagMatch("role", expression)), name("self"), Tags.of(Map.of("role", "web"))))
                .isEqualTo(matches);
    }

    @Test
    void everyFilterHasToMatch() {
        var self = new Filter.Nodes(List.of(name("a"), name("self")));
        var other = new Filter.Nodes(List.of(name("a")));
        var unreadable = new Filter.Unreadable(Bytes.ofText("?"));
        var untagged = new Filter.TagMatch("absent", "^$");

        assertThat(FilterMatch.all(List.of(self, untagged), name("self"), Tags.NONE))
                .isTrue();
        assertThat(FilterMatch.all(List.of(self, other), name("self"), Tags.NONE))
                .isFalse();
        assertThat(FilterMatch.all(List.of(unreadable), name("self"), Tags.NONE))
                .isFalse();
    }

    @Test
    void tellsOnWhatIsNotMeantForItButNotWhatIsNotToBeToldOn() {
        SerfSubject subject = SerfSubject.knowing("a");
        subject.drain();
        Query foreign = query("load", List.of(new Filter.Nodes(List.of(name("other")))), true, 0);
        Query quiet = new Query(
                time(5),
                new QueryId(1),
                address("asker"),
                name("asker"),
                List.of(),
                false,
                true,
                0,
                Duration.ofSeconds(3),
                "quiet",
                Bytes.EMPTY);

        subject.hear(foreign);
        subject.hear(quiet);

        assertThat(SerfSubject.messages(subject.pass(Duration.ofSeconds(1))))
                .contains(foreign)
                .doesNotContain(quiet);
        assertThat(SerfSubject.events(subject.seen(), SerfEvent.QueryHeard.class))
                .extracting(heard -> heard.query().name())
                .containsExactly("quiet");
    }

    @Test
    void relaysAnswersThroughOthersIfTheAskerWantsThat() {
        SerfSubject subject = SerfSubject.knowing("asker", "b", "c");

        var outputs = subject.hear(query("load", List.of(), true, 2));

        SerfMessage ack = response(true, Bytes.EMPTY);
        assertThat(SerfSubject.messages(outputs))
                .filteredOn(Relay.class::isInstance)
                .hasSize(2)
                .allMatch(new Relay(address("asker"), "", name("asker"), SerfCodec.encode(ack))::equals);
    }

    @Test
    void passesARelayedMessageOn() {
        SerfSubject subject = SerfSubject.knowing("a");
        SerfMessage ack = response(true, Bytes.EMPTY);

        var outputs = subject.hear(new Relay(address("asker"), "", name("asker"), SerfCodec.encode(ack)));

        assertThat(SerfSubject.sent(outputs)).containsExactly(new SerfSubject.Sent(peer("asker"), ack));
    }

    @Test
    void asksEverybodyItselfIncluded() {
        SerfSubject subject = SerfSubject.knowing("a", "b");
        subject.drain();

        var outputs = subject.step(
                new SerfInput.Ask(TICKET, new Question("load", Bytes.EMPTY, List.of(), true, 0, Duration.ZERO)));
        QueryHandle handle =
                SerfSubject.events(outputs, SerfEvent.Asked.class).getFirst().handle();
        var answer = new QueryResponse(handle.time(), handle.id(), name("a"), false, Bytes.ofText("0.1"));
        subject.hear(answer);
        subject.hear(answer);
        subject.hear(new QueryResponse(handle.time(), handle.id(), name("a"), true, Bytes.EMPTY));
        subject.pass(Duration.ofMillis(3_200));
        subject.hear(new QueryResponse(handle.time(), handle.id(), name("b"), false, Bytes.ofText("late")));

        assertThat(SerfSubject.events(outputs))
                .contains(new SerfEvent.QueryAcked(TICKET, name("self")))
                .anyMatch(SerfEvent.QueryHeard.class::isInstance);
        assertThat(subject.events())
                .containsOnlyOnce(new SerfEvent.QueryAnswered(TICKET, name("a"), Bytes.ofText("0.1")))
                .contains(new SerfEvent.QueryAcked(TICKET, name("a")), new SerfEvent.QueryClosed(TICKET, 2, 1))
                .doesNotContain(new SerfEvent.QueryAnswered(TICKET, name("b"), Bytes.ofText("late")));
    }

    @Test
    void refusesAQuestionThatIsTooLongOrSerfsOwn() {
        SerfSubject subject = SerfSubject.knowing("a");

        subject.step(new SerfInput.Ask(TICKET, Question.toEverybody("load", Bytes.wrap(new byte[1024]))));
        subject.step(new SerfInput.Ask(TICKET, Question.toEverybody("_serf_use-key", Bytes.EMPTY)));

        assertThat(subject.events()).hasSize(2).hasOnlyElementsOfType(SerfEvent.CommandRefused.class);
    }

    @Test
    void acksAPingAndHandsItToNobody() {
        SerfSubject subject = SerfSubject.knowing("asker");

        var outputs = subject.hear(query("_serf_ping", List.of(), true, 0));

        assertThat(SerfSubject.messages(outputs)).contains(response(true, Bytes.EMPTY));
        assertThat(SerfSubject.events(outputs)).isEmpty();
    }

    @Test
    void saysWhereItKnowsTheNodeWhoseNameIsDisputed() {
        SerfSubject subject = SerfSubject.knowing("asker", "disputed");

        var known = subject.hear(query("_serf_conflict", Bytes.ofText("disputed")));
        SerfSubject other = SerfSubject.knowing("asker");
        var unknown = other.hear(query("_serf_conflict", Bytes.ofText("disputed")));
        SerfSubject itself = SerfSubject.knowing("asker");
        var silent = itself.hear(query("_serf_conflict", Bytes.ofText("self")));

        assertThat(SerfSubject.messages(known))
                .contains(response(
                        false,
                        ConflictVotes.encode(new ConflictVote.Seen(
                                name("disputed"),
                                address("disputed"),
                                ProtocolVersions.CONSUL,
                                1,
                                // Meta without tags is the role of a member of the first versions.
                                Tags.of(Map.of("role", ""))))));
        assertThat(SerfSubject.messages(unknown))
                .contains(response(false, ConflictVotes.encode(new ConflictVote.Unseen())));
        assertThat(SerfSubject.messages(silent)).noneMatch(QueryResponse.class::isInstance);
    }

    @Test
    void stopsWhenTheMajorityKnowsAnotherNodeByItsName() {
        SerfSubject loser = disputed();
        SerfSubject winner = disputed();

        vote(loser, "a", "elsewhere");
        vote(loser, "b", "self");
        vote(winner, "a", "self");
        vote(winner, "b", "self");
        loser.pass(Duration.ofSeconds(4));
        winner.pass(Duration.ofSeconds(4));

        assertThat(loser.events()).contains(new SerfEvent.NameVoted(2, 1, false));
        assertThat(loser.seen()).hasAtLeastOneElementOfType(SerfOutput.ShutDown.class);
        assertThat(winner.events()).contains(new SerfEvent.NameVoted(2, 2, true));
        assertThat(winner.seen()).noneMatch(SerfOutput.ShutDown.class::isInstance);
    }

    @Test
    void aServerOfConsulDoesNotVote() {
        SerfSubject subject = SerfSubject.with(SerfSettings.consulServer(), SerfMachine.Environment.PLAIN);
        subject.meet("a");
        subject.forget();

        claimOwnName(subject);

        assertThat(SerfSubject.messages(subject.pass(Duration.ofSeconds(1)))).noneMatch(Query.class::isInstance);
    }

    @Test
    void changesItsKeyringBeforeItAnswers() {
        SerfSubject subject = encrypted();
        Bytes second = Bytes.ofText("fedcba9876543210");
        subject.hear(query("_serf_install-key", KeyPayloads.encode(new KeyRequest(second))));
        subject.forget();

        var outputs = subject.hear(new Query(
                time(5),
                new QueryId(100),
                address("asker"),
                name("asker"),
                List.of(),
                false,
                false,
                0,
                Duration.ofSeconds(3),
                "_serf_use-key",
                KeyPayloads.encode(new KeyRequest(second))));

        assertThat(subject.machine().keyring().primary().map(GossipKey::raw)).isEqualTo(Optional.of(second));
        int replaced =
                outputs.indexOf(new SerfOutput.ReplaceKeyring(subject.machine().keyring()));
        int sent = outputs.indexOf(outputs.stream()
                .filter(output -> !SerfSubject.sent(List.of(output)).isEmpty())
                .findFirst()
                .orElseThrow());
        assertThat(replaced).isNotNegative().isLessThan(sent);
    }

    @Test
    void saysWhyAKeyCannotBeChanged() {
        SerfSubject subject = encrypted();
        SerfSubject plain = SerfSubject.knowing("asker");
        Bytes primary = Bytes.ofText("0123456789abcdef");
        Query remove = query("_serf_remove-key", KeyPayloads.encode(new KeyRequest(primary)));

        assertThat(SerfSubject.messages(subject.hear(remove)))
                .contains(keyResponse(false, "Removing the primary key is not allowed", List.of(), ""));
        assertThat(SerfSubject.messages(plain.hear(remove)))
                .contains(keyResponse(false, "No keyring to modify (encryption not enabled)", List.of(), ""));
    }

    @Test
    void listsAsManyKeysAsAnAnswerTakes() {
        SerfSubject subject = encrypted();
        for (int i = 10; i < 60; i++) {
            subject.hear(new Query(
                    time(i),
                    new QueryId(i),
                    address("asker"),
                    name("asker"),
                    List.of(),
                    false,
                    false,
                    0,
                    Duration.ofSeconds(3),
                    "_serf_install-key",
                    KeyPayloads.encode(new KeyRequest(Bytes.ofText("fedcba98765432" + i)))));
        }

        var outputs = subject.hear(query("_serf_list-keys", KeyPayloads.encode(new KeyRequest(Bytes.EMPTY))));

        assertThat(SerfSubject.sends(outputs)).hasSize(1);
        assertThat(subject.machine().keyring().keys()).hasSize(51);
    }

    @Test
    void reportsAKeyChangeAsSoonAsEveryLiveMemberHasAnswered() {
        SerfSubject subject = encrypted();
        subject.meet("a");
        subject.drain();

        subject.step(new SerfInput.ChangeKeys(TICKET, KeyOperation.LIST, Bytes.EMPTY));
        Query asked = SerfSubject.messages(subject.pass(Duration.ofMillis(500))).stream()
                .filter(Query.class::isInstance)
                .map(Query.class::cast)
                .findFirst()
                .orElseThrow();
        subject.hear(answerTo(asked, "asker", new KeyResponse(true, "", List.of("k1"), "k1")));
        subject.hear(answerTo(asked, "a", new KeyResponse(false, "no keyring", List.of(), "")));

        SerfEvent.KeysReported report =
                SerfSubject.events(subject.seen(), SerfEvent.KeysReported.class).getFirst();
        assertThat(report.nodes()).isEqualTo(3);
        assertThat(report.answers()).isEqualTo(3);
        assertThat(report.problems()).containsEntry(name("a"), "no keyring");
        assertThat(report.keys()).containsEntry("k1", 1);
        assertThat(report.complete()).isFalse();
    }

    @Test
    void answersItsOwnQueriesOnlySoOften() {
        SerfSubject subject = SerfSubject.knowing("asker");
        for (int i = 0; i < InternalQueries.BURST; i++) {
            subject.hear(ping(i));
        }
        subject.forget();

        var tooMany = subject.hear(ping(1_000));
        subject.pass(Duration.ofSeconds(1));
        var later = subject.hear(ping(1_001));

        assertThat(SerfSubject.events(tooMany)).containsExactly(new SerfEvent.InternalQueryDropped("_serf_conflict"));
        assertThat(SerfSubject.events(later)).isEmpty();
    }

    private static Query ping(int id) {
        return new Query(
                time(4),
                new QueryId(id + 100),
                address("asker"),
                name("asker"),
                List.of(),
                false,
                false,
                0,
                Duration.ofSeconds(3),
                "_serf_conflict",
                Bytes.ofText("x"));
    }

    private static SerfSubject encrypted() {
        Keyring ring = Keyring.of(GossipKey.of(Bytes.ofText("0123456789abcdef")).orElseThrow());
        SerfSubject subject = SerfSubject.with(
                SerfSettings.library(),
                new SerfMachine.Environment(
                        Admission.everybody(), ReapTimeouts.asConfigured(), ring, Snapshot.EMPTY, 0));
        subject.meet("asker");
        subject.forget();
        return subject;
    }

    private static SerfSubject disputed() {
        SerfSubject subject = SerfSubject.knowing("a", "b");
        subject.drain();
        claimOwnName(subject);
        return subject;
    }

    private static void claimOwnName(SerfSubject subject) {
        var claim = SerfSubject.alive("self", 3);
        subject.hear(
                new Alive(claim.incarnation(), claim.node(), address("elsewhere"), claim.meta(), claim.versions()));
    }

    private static void vote(SerfSubject subject, String from, String where) {
        subject.pass(Duration.ofMillis(500));
        Query asked = SerfSubject.messages(subject.seen()).stream()
                .filter(Query.class::isInstance)
                .map(Query.class::cast)
                .findFirst()
                .orElseThrow();
        subject.hear(new QueryResponse(
                asked.time(),
                asked.id(),
                name(from),
                false,
                ConflictVotes.encode(
                        new ConflictVote.Seen(name("self"), address(where), ProtocolVersions.CONSUL, 1, Tags.NONE))));
    }

    private static Query query(String name, List<Filter> filters, boolean ackWanted, int relays) {
        return new Query(
                HANDLE.time(),
                HANDLE.id(),
                address("asker"),
                name("asker"),
                filters,
                ackWanted,
                false,
                relays,
                Duration.ofSeconds(3),
                name,
                Bytes.EMPTY);
    }

    private static Query query(String name, Bytes payload) {
        return new Query(
                HANDLE.time(),
                HANDLE.id(),
                address("asker"),
                name("asker"),
                List.of(),
                false,
                false,
                0,
                Duration.ofSeconds(3),
                name,
                payload);
    }

    private static QueryResponse response(boolean ack, Bytes payload) {
        return new QueryResponse(HANDLE.time(), HANDLE.id(), name("self"), ack, payload);
    }

    private static QueryResponse keyResponse(boolean success, String message, List<String> keys, String primary) {
        return response(false, KeyPayloads.encode(new KeyResponse(success, message, keys, primary)));
    }

    private static QueryResponse answerTo(Query asked, String from, KeyResponse response) {
        return new QueryResponse(asked.time(), asked.id(), name(from), false, KeyPayloads.encode(response));
    }
}
