package io.tombolo.runtime.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The table of wrong configurations.
final class WrongConfigurations {

    private static final Path TABLE = Path.of("../testing/vectors/wrong-configurations.txt");

    private WrongConfigurations() {}

    /// One wrong file.
    ///
    /// @param violations every line that it is refused with
    record Case(String name, String format, String file, List<String> violations) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> all() {
        try {
            List<Case> cases = new ArrayList<>();
            String[] parts = Files.readString(TABLE).split("(?m)^### ", -1);
            for (int i = 1; i < parts.length; i++) {
                cases.add(read(parts[i]));
            }
            return cases;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Case read(String part) {
        int headline = part.indexOf('\n');
        int colon = part.indexOf(':');
        int dashes = part.indexOf("\n-----\n");
        int end = dashes < 0 ? part.length() : dashes;
        String violations = dashes < 0 ? "" : part.substring(dashes + 7).strip();
        return new Case(
                part.substring(colon + 1, headline).strip(),
                part.substring(0, colon),
                part.substring(headline + 1, end) + "\n",
                violations.lines().toList());
    }
}
