package io.tombolo.core.catalog.radix;

import static io.tombolo.core.catalog.radix.RadixTreeTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchTest {

    @Test
    void neverMissesAChangeOfAKeyOrPrefix() {
        var random = new Random(3);
        RadixTree<Integer> tree = RadixTree.empty(Integer.class);

        for (int round = 0; round < 6_000; round++) {
            Map<String, Watch> keys = new HashMap<>();
            Map<String, Watch> prefixes = new HashMap<>();
            for (int i = 0; i < 10; i++) {
                String watched = Keys.random(random);
                keys.put(watched, tree.watch(bytes(watched)));
                prefixes.put(watched, tree.watchPrefix(bytes(watched)));
            }
            RadixEdit<Integer> edit = tree.edit();
            for (int change = random.nextInt(4); change >= 0; change--) {
                RadixTreeTest.change(edit, random, round);
            }
            RadixTree<Integer> after = edit.commit();
            Set<Watch> fired = identities(edit.fired());

            for (var watch : keys.entrySet()) {
                if (!tree.get(bytes(watch.getKey())).equals(after.get(bytes(watch.getKey())))) {
                    assertThat(fired).contains(watch.getValue());
                }
            }
            for (var watch : prefixes.entrySet()) {
                if (!below(tree, watch.getKey()).equals(below(after, watch.getKey()))) {
                    assertThat(fired).contains(watch.getValue());
                }
            }
            tree = after;
        }
    }

    @Test
    void aPresentKeyFiresForItselfOnly() {
        var random = new Random(4);
        RadixTree<Integer> tree = RadixTree.empty(Integer.class);

        for (int round = 0; round < 6_000; round++) {
            String watched = Keys.random(random);
            Watch watch = tree.watch(bytes(watched));
            RadixEdit<Integer> edit = tree.edit();
            RadixTreeTest.change(edit, random, round);
            RadixTree<Integer> after = edit.commit();

            boolean present = tree.get(bytes(watched)).isPresent();
            boolean changed = !tree.get(bytes(watched)).equals(after.get(bytes(watched)));
            if (present && !changed) {
                assertThat(identities(edit.fired())).doesNotContain(watch);
            }
            tree = after;
        }
    }

    @Test
    void aPrefixIsDeafToKeysThatLeaveItsPathAboveTheNodeAbove() {
        RadixTree<Integer> tree = with("web/a", "web/b", "zoo/a", "zoo/b", "zoo/cat", "x");

        assertThat(fires(tree, "web/", "zoo/a", "zoo/new", "x", "y", "zoo/cattle"))
                .isFalse();
        assertThat(fires(tree, "zoo/cat", "zoo/a", "zoo/b", "web/a")).isFalse();
        assertThat(fires(tree, "zoo/", "zoo/cat")).isTrue();
    }

    @Test
    void aPrefixHearsANeighbourThatComesOnItsOwnEdge() {
        RadixTree<Integer> tree = with("zoo/animals/lion", "web");

        assertThat(fires(tree, "zoo/animals", "zoo/plants")).isTrue();
    }

    @Test
    void nothingFiresWhereNothingIsRemoved() {
        RadixTree<Integer> tree = with("web/a", "web/b");

        RadixEdit<Integer> edit = tree.edit();
        edit.remove(bytes("web/c"));
        edit.removePrefix(bytes("nope"));

        assertThat(edit.fired()).isEmpty();
    }

    @Test
    void anEditFiresNothingThatItMadeItself() {
        RadixTree<Integer> tree = with("web/a");
        RadixEdit<Integer> edit = tree.edit();

        edit.put(bytes("web/b"), 1);
        int afterOne = edit.fired().size();
        edit.put(bytes("web/c"), 1);
        edit.put(bytes("web/d"), 1);

        assertThat(edit.fired()).hasSize(afterOne);
    }

    private static boolean fires(RadixTree<Integer> tree, String prefix, String... changed) {
        Watch watch = tree.watchPrefix(bytes(prefix));
        RadixEdit<Integer> edit = tree.edit();
        for (String key : changed) {
            edit.put(bytes(key), 9);
        }
        return identities(edit.fired()).contains(watch);
    }

    private static RadixTree<Integer> with(String... keys) {
        RadixEdit<Integer> edit = RadixTree.empty(Integer.class).edit();
        for (String key : keys) {
            edit.put(bytes(key), 0);
        }
        return edit.commit();
    }

    private static List<Integer> below(RadixTree<Integer> tree, String prefix) {
        var list = new ArrayList<Integer>();
        tree.scan(bytes(prefix)).forEach(list::add);
        return list;
    }

    private static Set<Watch> identities(List<Watch> watches) {
        Set<Watch> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(watches);
        return set;
    }
}
