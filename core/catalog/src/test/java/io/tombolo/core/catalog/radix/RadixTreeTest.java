package io.tombolo.core.catalog.radix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RadixTreeTest {

    private static final int OPERATIONS = 40_000;

    @Test
    void isATreeMapUnderRandomOperations() {
        var random = new Random(1);
        var model = new TreeMap<String, Integer>();
        RadixEdit<Integer> edit = RadixTree.empty(Integer.class).edit();

        for (int i = 0; i < OPERATIONS; i++) {
            String key = Keys.random(random);
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4, 5 ->
                    assertThat(edit.put(bytes(key), i).orElse(-1)).isEqualTo(orNone(model.put(key, i)));
                case 6, 7, 8, 9 ->
                    assertThat(edit.remove(bytes(key)).orElse(-1)).isEqualTo(orNone(model.remove(key)));
                case 10 -> assertThat(edit.get(bytes(key)).orElse(-1)).isEqualTo(orNone(model.get(key)));
                default -> {
                    String prefix = key.isEmpty() ? "a" : key;
                    List<String> doomed = model.keySet().stream()
                            .filter(k -> k.startsWith(prefix))
                            .toList();
                    assertThat(edit.removePrefix(bytes(prefix))).isEqualTo(doomed.size());
                    doomed.forEach(model::remove);
                }
            }
            assertThat(edit.size()).isEqualTo(model.size());
            if (i % 500 == 0) {
                compare(edit.commit(), model, random);
            }
        }
    }

    @Test
    void oldVersionsNeverChange() {
        var random = new Random(2);
        var versions = new ArrayList<RadixTree<Integer>>();
        var contents = new ArrayList<List<Integer>>();
        RadixTree<Integer> tree = RadixTree.empty(Integer.class);

        for (int i = 0; i < 400; i++) {
            versions.add(tree);
            contents.add(values(tree));
            RadixEdit<Integer> edit = tree.edit();
            for (int change = random.nextInt(5); change >= 0; change--) {
                change(edit, random, i);
            }
            tree = edit.commit();
        }

        for (int i = 0; i < versions.size(); i++) {
            assertThat(values(versions.get(i))).isEqualTo(contents.get(i));
        }
    }

    @Test
    void anEditGoesOnAfterItsCommitWithoutTouchingWhatItHandedOut() {
        RadixEdit<Integer> edit = RadixTree.empty(Integer.class).edit();
        edit.put(bytes("a"), 1);
        RadixTree<Integer> first = edit.commit();

        edit.put(bytes("a"), 2);
        edit.put(bytes("ab"), 3);
        RadixTree<Integer> second = edit.commit();

        assertThat(values(first)).containsExactly(1);
        assertThat(values(second)).containsExactly(2, 3);
    }

    @Test
    void removesEverythingBelowTheEmptyPrefix() {
        RadixEdit<Integer> edit = RadixTree.empty(Integer.class).edit();
        edit.put(bytes(""), 0);
        edit.put(bytes("a"), 1);

        int removed = edit.removePrefix(bytes(""));

        assertThat(removed).isEqualTo(2);
        assertThat(values(edit.commit())).isEmpty();
    }

    private static void compare(RadixTree<Integer> tree, NavigableMap<String, Integer> model, Random random) {
        assertThat(values(tree)).isEqualTo(List.copyOf(model.values()));
        for (int i = 0; i < 20; i++) {
            String key = Keys.random(random);
            var below = model.tailMap(key, true).entrySet().stream()
                    .takeWhile(entry -> entry.getKey().startsWith(key))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(list(tree.scan(bytes(key)))).isEqualTo(below);
            assertThat(tree.longestPrefix(bytes(key)).orElse(-1)).isEqualTo(longestPrefix(model, key));
        }
    }

    private static int longestPrefix(NavigableMap<String, Integer> model, String key) {
        return model.descendingMap().entrySet().stream()
                .filter(entry -> key.startsWith(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .findFirst()
                .orElse(-1);
    }

    static void change(RadixEdit<Integer> edit, Random random, int value) {
        String key = Keys.random(random);
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> edit.put(bytes(key), value);
            case 4, 5, 6 -> edit.remove(bytes(key));
            default -> edit.removePrefix(bytes(key));
        }
    }

    private static int orNone(@Nullable Integer value) {
        return value == null ? -1 : value;
    }

    static List<Integer> values(RadixTree<Integer> tree) {
        return list(tree);
    }

    private static List<Integer> list(Iterable<Integer> values) {
        var list = new ArrayList<Integer>();
        values.forEach(list::add);
        return list;
    }

    static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
