package io.tombolo.runtime.config.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the known key that somebody probably meant.
final class Nearest {

    private Nearest() {}

    /// The known path nearest to `path`: the same name elsewhere, else a slip of the pen nearby, else one anywhere.
    static Optional<String> to(String path, Collection<String> known) {
        String wanted = path.toLowerCase(Locale.ROOT).replace('-', '_');
        String parent = parentOf(wanted);
        String name = nameOf(wanted);
        List<String> sameName = known.stream()
                .filter(candidate -> nameOf(candidate).equals(name)
                        || candidate.replace('.', '_').equals(wanted))
                .toList();
        if (sameName.size() == 1) {
            return Optional.of(sameName.getFirst());
        }
        List<String> siblings = new ArrayList<>(known);
        siblings.removeIf(candidate -> !parentOf(candidate).equals(parent));
        return closest(wanted, siblings).or(() -> closest(wanted, known));
    }

    private static Optional<String> closest(String wanted, Collection<String> candidates) {
        int slips = Math.max(1, nameOf(wanted).length() / 3);
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - wanted.length()) <= slips)
                .map(candidate -> new Ranked(candidate, distance(wanted, candidate)))
                .filter(ranked -> ranked.distance <= slips)
                .min(Comparator.comparingInt(Ranked::distance).thenComparing(Ranked::path))
                .map(Ranked::path);
    }

    private record Ranked(String path, int distance) {}

    /// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
    static int distance(String one, String two) {
        int[][] cost = new int[one.length() + 1][two.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= two.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == two.charAt(j - 2)
                        && one.charAt(i - 2) == two.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][two.length()];
    }

    private static String parentOf(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
