package io.tombolo.core.catalog.filter;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// A text being parsed, and the memory of where parsing failed.
///
/// Every attempt tells what it wanted. Of all failures those at the furthest place count: their wishes are what
/// the message lists. Inside of a look-ahead for what must *not* come, it is success that is a failure.
final class Scanner {

    private static final String END = "!.";

    private final String text;
    private final SequencedSet<String> errors = new LinkedHashSet<>();
    private final TreeSet<String> wanted = new TreeSet<>();
    private int furthest;
    private boolean inverted;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    /// Goes back to an earlier place.
    ///
    /// @return false, to be returned by the one who failed
    boolean back(int place) {
        at = place;
        return false;
    }

    String from(int start) {
        return text.substring(start, at);
    }

    /// Takes a word or sign.
    boolean literal(String word) {
        boolean found = text.startsWith(word, at);
        attempted(found, '"' + word.replace("\"", "\\\"") + '"');
        at += found ? word.length() : 0;
        return found;
    }

    /// Takes one character of a class.
    ///
    /// @param name the class as messages show it
    boolean oneOf(String name, IntPredicate members) {
        int c = peek();
        boolean found = c >= 0 && members.test(c);
        attempted(found, name);
        at += found ? Character.charCount(c) : 0;
        return found;
    }

    /// Takes as many characters of a class as come.
    ///
    /// @return whether there was one
    boolean many(String name, IntPredicate members) {
        int start = at;
        boolean more = true;
        while (more) {
            more = oneOf(name, members);
        }
        return at > start;
    }

    /// Takes whatever comes, if anything does.
    boolean any() {
        int c = peek();
        attempted(c >= 0, ".");
        at += c >= 0 ? Character.charCount(c) : 0;
        return c >= 0;
    }

    /// Looks whether something does not come, and takes nothing.
    boolean not(BooleanSupplier attempt) {
        int start = at;
        inverted = !inverted;
        boolean found = attempt.getAsBoolean();
        inverted = !inverted;
        at = start;
        return !found;
    }

    /// Looks whether something comes, and takes nothing.
    boolean ahead(BooleanSupplier attempt) {
        int start = at;
        boolean found = attempt.getAsBoolean();
        at = start;
        return found;
    }

    boolean end() {
        return not(this::any);
    }

    private int peek() {
        return at < text.length() ? text.codePointAt(at) : -1;
    }

    private void attempted(boolean found, String wish) {
        if (found != inverted || at < furthest) {
            return;
        }
        if (at > furthest) {
            furthest = at;
            wanted.clear();
        }
        wanted.add(inverted ? "!" + wish : wish);
    }

    /// Notes an error that a rule has found by itself. Parsing goes on, but has failed.
    void error(String rule, int place, String what) {
        errors.add("%s: rule \"%s\": %s".formatted(position(place), rule, what));
    }

    /// Whether some rule has found an error.
    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /// What is wrong with the text.
    String message() {
        if (hasErrors()) {
            return String.join("\n", errors);
        }
        boolean endWanted = wanted.remove(END);
        SequencedSet<String> wishes = new LinkedHashSet<>(wanted);
        if (endWanted) {
            wishes.add("EOF");
        }
        return position(furthest) + ": no match found, expected: " + listed(wishes);
    }

    private static String listed(SequencedSet<String> wishes) {
        if (wishes.size() < 2) {
            return String.join("", wishes);
        }
        String last = wishes.removeLast();
        return wishes.stream().collect(Collectors.joining(", ")) + " or " + last;
    }

    /// Line, column in characters, and offset in bytes.
    private String position(int place) {
        String before = text.substring(0, place);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int lineStart = before.lastIndexOf('\n') + 1;
        int column = before.codePointCount(lineStart, before.length()) + 1;
        return "%d:%d (%d)".formatted(line, column, before.getBytes(StandardCharsets.UTF_8).length);
    }
}
