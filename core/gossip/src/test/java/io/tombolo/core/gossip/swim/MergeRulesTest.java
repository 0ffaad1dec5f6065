package io.tombolo.core.gossip.swim;

import static io.tombolo.core.gossip.swim.Subject.alive;
import static io.tombolo.core.gossip.swim.Subject.dead;
import static io.tombolo.core.gossip.swim.Subject.suspect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.Tables;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Dead;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.Suspect;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The three tables of the reference: every message against every state.
class MergeRulesTest {

    private static final Address ELSEWHERE = Subject.address("elsewhere");

    @Test
    void everyMessageAboutAnotherNodeDoesWhatTheReferenceDoes() {
        assertThat(Tables.rows("state-merge-table")).hasSizeGreaterThan(90).allSatisfy(row -> {
            Subject subject = inState(row, SwimSettings.lan());
            long incarnation = row.get("MessageInc").asLong();

            switch (row.get("Message").asString()) {
                case "alive" -> subject.hear(alive("n", incarnation));
                case "suspect" -> subject.hear(suspect("n", incarnation, "other"));
                case "dead" -> subject.hear(dead("n", incarnation, "other"));
                case "left(dead with From==Node)" -> subject.hear(dead("n", incarnation, "n"));
                case "push:alive" -> push(subject, incarnation, MemberState.ALIVE);
                case "push:suspect" -> push(subject, incarnation, MemberState.SUSPECT);
                case "push:dead" -> push(subject, incarnation, MemberState.DEAD);
                case "push:left" -> push(subject, incarnation, MemberState.LEFT);
                default -> throw new IllegalStateException(row.toString());
            }

            assertOutcome(subject, row, "n");
        });
    }

    @Test
    void everyMessageAboutItselfDoesWhatTheReferenceDoes() {
        assertThat(Tables.rows("state-self-table")).isNotEmpty().allSatisfy(row -> {
            Subject fresh = Subject.knowing("a", "b");
            drain(fresh);
            long incarnation = row.get("MessageInc").asLong();
            String note = row.get("Note").asString();

            switch (row.get("Message").asString()) {
                case "alive" -> {
                    Address address = note.startsWith("different address") ? ELSEWHERE : Subject.address("self");
                    Bytes meta = note.startsWith("different meta") ? Bytes.ofText("m") : Bytes.EMPTY;
                    fresh.hear(alive("self", incarnation, address, meta));
                }
                case "suspect" -> fresh.hear(suspect("self", incarnation, "other"));
                case "dead" -> fresh.hear(dead("self", incarnation, "other"));
                default -> throw new IllegalStateException(row.toString());
            }

            assertOutcome(fresh, row, "self");
            assertThat(fresh.membership().health()).as("%s", row).isEqualTo(note.endsWith("0->1") ? 1 : 0);
        });
    }

    @Test
    void aClaimToANameFromElsewhereDoesWhatTheReferenceDoes() {
        assertThat(Tables.rows("state-address-change-table")).isNotEmpty().allSatisfy(row -> {
            String note = row.get("Note").asString();
            SwimSettings settings = note.startsWith("reclaim disabled")
                    ? SwimSettings.lan()
                    : SwimSettings.lan()
                            .change()
                            .deadNodeReclaim(Duration.ofSeconds(30))
                            .settings();
            Subject subject = inState(row, settings);
            if (note.contains("31s ago") && !row.get("Initial").asString().equals("suspect")) {
                subject.pass(Duration.ofSeconds(31));
                subject.hear(alive("n", row.get("MessageInc").asLong(), ELSEWHERE, Bytes.EMPTY));
                if (!row.get("Initial").asString().equals("alive")) {
                    assertThat(subject.stateOf("n")).as("%s", row).isEqualTo(MemberState.ALIVE);
                    assertThat(subject.incarnationOf("n"))
                            .as("%s", row)
                            .isEqualTo(row.get("ResultInc").asLong());
                }
                return;
            }

            subject.hear(alive("n", row.get("MessageInc").asLong(), ELSEWHERE, Bytes.EMPTY));

            assertOutcome(subject, row, "n");
        });
    }

    @Test
    void theTwoFormsOfOneIpv4AddressAreTwoAddresses() {
        Subject subject = Subject.knowing("n");
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        Subject.address("n").ip().copyTo(mapped, 12);

        subject.hear(alive("n", 6, new Address(Bytes.wrap(mapped), 7946), Bytes.EMPTY));

        assertThat(subject.events()).hasOnlyElementsOfType(SwimEvent.NameConflict.class);
        assertThat(subject.incarnationOf("n")).isEqualTo(5);
    }

    private static Subject inState(JsonNode row, SwimSettings settings) {
        Subject subject = Subject.withSettings(settings);
        // Enough others that a suspicion expects confirmations, as in the reference's run.
        for (String other : List.of("a", "b", "c", "d", "e", "f")) {
            subject.hear(alive(other, 1));
        }
        String initial = row.get("Initial").asString();
        if (!initial.equals("unknown")) {
            subject.hear(alive("n", 5));
        }
        switch (initial) {
            case "suspect" -> subject.hear(suspect("n", 5, "accuser"));
            case "dead" -> subject.hear(dead("n", 5, "accuser"));
            case "left" -> subject.hear(dead("n", 5, "n"));
            default -> {}
        }
        drain(subject);
        return subject;
    }

    /// Sends away all rumours, so that what is queued afterwards comes from the message under test.
    private static void drain(Subject subject) {
        for (int i = 0; i < 200; i++) {
            subject.step(new SwimInput.Woken(new SwimTimer.GossipTick()));
        }
        subject.forget();
    }

    private static void push(Subject subject, long incarnation, MemberState state) {
        var theirs = new PushPull(false, List.of(Subject.state("n", incarnation, state)), Bytes.EMPTY);
        subject.step(new SwimInput.PushPullAsked(new StreamId(1), Subject.address("other"), theirs));
    }

    private static void assertOutcome(Subject subject, JsonNode row, String name) {
        String result = row.get("Result").asString();
        if (result.equals("unknown")) {
            assertThat(subject.membership().member(Subject.name(name)))
                    .as("%s", row)
                    .isEmpty();
        } else {
            assertThat(subject.stateOf(name))
                    .as("%s", row)
                    .isEqualTo(MemberState.valueOf(result.toUpperCase(Locale.ROOT)));
            assertThat(subject.incarnationOf(name))
                    .as("%s", row)
                    .isEqualTo(row.get("ResultInc").asLong());
        }
        assertThat(notification(subject))
                .as("%s", row)
                .isEqualTo(row.get("Event").asString());
        assertThat(rebroadcast(subject, name))
                .as("%s", row)
                .isEqualTo(row.get("Rebroadcast").asString());
    }

    private static String notification(Subject subject) {
        for (SwimEvent event : subject.events()) {
            String told = switch (event) {
                case SwimEvent.MemberJoined joined -> "join";
                case SwimEvent.MemberGone gone -> "leave";
                case SwimEvent.MemberUpdated updated -> "update";
                case SwimEvent.NameConflict conflict -> "conflict";
                default -> "";
            };
            if (!told.isEmpty()) {
                return told;
            }
        }
        return "";
    }

    private static String rebroadcast(Subject subject, String name) {
        subject.hear(alive("listener", 1));
        subject.forget();
        subject.step(new SwimInput.Woken(new SwimTimer.GossipTick()));
        for (PacketMessage message : Subject.messages(subject.seen())) {
            if (message instanceof Alive alive && alive.node().equals(Subject.name(name))) {
                return "alive";
            }
            if (message instanceof Suspect suspect && suspect.node().equals(Subject.name(name))) {
                return "suspect";
            }
            if (message instanceof Dead dead && dead.node().equals(Subject.name(name))) {
                return "dead";
            }
        }
        return "";
    }
}
