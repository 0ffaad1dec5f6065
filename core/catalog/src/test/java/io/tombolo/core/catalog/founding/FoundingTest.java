package io.tombolo.core.catalog.founding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.founding.Founding.Decision;
import io.tombolo.core.catalog.founding.Founding.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FoundingTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void waitsUntilAllExpectedServersAreThere() {
        assertThat(Founding.look("a", 3, expecting(3, "a", "b")))
                .isEqualTo(new Decision.Wait("servers: 2 of 3 are there: [a, b]"));
    }

    @Test
    void theFirstByNameAsksTheOthers() {
        List<Seen> live = expecting(3, "c", "a", "b");

        assertThat(Founding.look("a", 3, live)).isEqualTo(new Decision.Ask(set("a", "b", "c")));
        assertThat(Founding.look("b", 3, live)).isEqualTo(new Decision.Wait("a, which begins the group of [a, b, c]"));
    }

    @Test
    void takesInServersThatExpectNothing() {
        var live = new ArrayList<>(expecting(3, "a", "b"));
        live.add(new Seen("c", 0, false));

        assertThat(Founding.look("a", 3, live)).isEqualTo(new Decision.Ask(set("a", "b", "c")));
        assertThat(Founding.look("c", 0, live)).isInstanceOf(Decision.Wait.class);
    }

    @Test
    void doesNothingWhileServersContradictEachOther() {
        var other = new ArrayList<>(expecting(3, "a", "b"));
        other.add(new Seen("c", 5, false));
        var alone = new ArrayList<>(expecting(3, "a", "b"));
        alone.add(new Seen("c", 1, true));

        assertThat(Founding.look("a", 3, other))
                .isEqualTo(new Decision.Stuck(
                        "c has bootstrap_expect 5, and this server 3: configure the same number on all servers"));
        assertThat(Founding.look("a", 3, alone)).isInstanceOf(Decision.Stuck.class);
    }

    @Test
    void promisesOneGroupAtATime() {
        var promises = new Promises();

        assertThat(promises.promise(NOON, set("a", "b", "c"), seeing("c", "a", "b", "c")))
                .isEmpty();
        assertThat(promises.kept(set("a", "b", "c"))).isTrue();
        assertThat(promises.promise(NOON.plusSeconds(29), set("b", "c", "d"), seeing("c", "b", "c", "d")))
                .contains("c has promised to be in the group of [a, b, c]");
        assertThat(promises.promise(NOON.plusSeconds(30), set("b", "c", "d"), seeing("c", "b", "c", "d")))
                .isEmpty();
        assertThat(promises.kept(set("a", "b", "c"))).isFalse();
    }

    @Test
    void promisesNothingThatItDoesNotSeeOrThatIsOver() {
        var promises = new Promises();
        var member = new Promises.View("c", set("a", "b", "c"), set("a", "c", "x"), true);
        var begun = new Promises.View("c", set("a", "b", "c"), set("a", "b", "c"), false);

        assertThat(promises.promise(NOON, set("a", "b", "c"), seeing("c", "b", "c")))
                .contains("c sees [b, c]");
        assertThat(promises.promise(NOON, set("a", "b", "c"), member))
                .contains("c is in the group of [a, c, x] already");
        assertThat(promises.promise(NOON, set("a", "b", "c"), begun)).isEmpty();
    }

    /// Servers see arbitrary subsets, change their minds, answer late and in any order, and never begin two groups
    /// that have a server in common.
    @Test
    void neverBeginsTwoGroupsThatShareAServer() {
        int begun = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            Set<SortedSet<String>> groups = run(new Random(seed));
            begun += groups.size();
            for (SortedSet<String> one : groups) {
                for (SortedSet<String> other : groups) {
                    assertThat(one.equals(other) || Collections.disjoint(one, other))
                            .as("seed %d: %s and %s", seed, one, other)
                            .isTrue();
                }
            }
        }
        assertThat(begun).isGreaterThan(200);
    }

    private static Set<SortedSet<String>> run(Random random) {
        List<String> names = List.of("a", "b", "c", "d");
        Map<String, Promises> promises = new HashMap<>();
        Map<String, SortedSet<String>> sees = new HashMap<>();
        Map<String, SortedSet<String>> founded = new HashMap<>();
        Map<SortedSet<String>, Set<String>> given = new HashMap<>();
        Map<SortedSet<String>, Instant> began = new HashMap<>();
        Instant now = NOON;
        for (int step = 0; step < 400; step++) {
            now = now.plusMillis(random.nextInt(200));
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(6) == 0 || !sees.containsKey(name)) {
                sees.put(name, view(random, names, name));
            }
            List<Seen> live = expecting(3, sees.get(name).toArray(String[]::new));
            if (founded.containsKey(name)
                    || !(Founding.look(name, 3, live) instanceof Decision.Ask(SortedSet<String> voters))) {
                continue;
            }
            // One server is asked at a time, so that others come in between.
            if (!began.containsKey(voters) || now.isAfter(began.get(voters).plus(Promises.COLLECTING))) {
                began.put(voters, now);
                given.put(voters, new HashSet<>());
            }
            String asked = new ArrayList<>(voters).get(random.nextInt(voters.size()));
            var view = new Promises.View(
                    asked,
                    sees.getOrDefault(asked, new TreeSet<>(Set.of(asked))),
                    founded.getOrDefault(asked, new TreeSet<>()),
                    false);
            Set<String> givers = given.computeIfAbsent(voters, _ -> new HashSet<>());
            if (of(promises, asked).promise(now, voters, view).isEmpty()) {
                givers.add(asked);
            }
            if (givers.equals(voters)) {
                founded.put(name, voters);
                voters.stream()
                        .filter(one -> of(promises, one).kept(voters))
                        .forEach(one -> founded.putIfAbsent(one, voters));
            }
        }
        return new HashSet<>(founded.values());
    }

    private static Promises of(Map<String, Promises> promises, String name) {
        return promises.computeIfAbsent(name, _ -> new Promises());
    }

    /// All but the first or all but the last, so that two groups are always about to begin.
    private static SortedSet<String> view(Random random, List<String> names, String self) {
        var seen = new TreeSet<>(names);
        String missing = random.nextBoolean() ? names.getFirst() : names.getLast();
        if (!missing.equals(self)) {
            seen.remove(missing);
        }
        return seen;
    }

    private static List<Seen> expecting(int expected, String... names) {
        return Arrays.stream(names).map(name -> new Seen(name, expected, false)).toList();
    }

    private static SortedSet<String> set(String... names) {
        return new TreeSet<>(List.of(names));
    }

    private static Promises.View seeing(String self, String... seen) {
        return new Promises.View(self, set(seen), set(), false);
    }
}
