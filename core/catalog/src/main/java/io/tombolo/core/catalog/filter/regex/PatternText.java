package io.tombolo.core.catalog.filter.regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pattern being read.
final class PatternText {

    /// `{2}`, `{2,}` or `{2,5}`; a simple form of fixed length, safe for the JDK's matcher.
    private static final Pattern COUNTS = Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?\\}");

    private static final int[] NO_COUNTS = {};

    private final String whole;
    private int at;

    PatternText(String whole) {
        this.whole = whole;
    }

    String whole() {
        return whole;
    }

    int at() {
        return at;
    }

    void back(int place) {
        at = place;
    }

    boolean atEnd() {
        return at == whole.length();
    }

    int peek() {
        return whole.codePointAt(at);
    }

    int next() {
        int c = peek();
        at += Character.charCount(c);
        return c;
    }

    boolean startsWith(String word) {
        return whole.startsWith(word, at);
    }

    boolean take(String word) {
        boolean found = startsWith(word);
        at += found ? word.length() : 0;
        return found;
    }

    String from(int start) {
        return whole.substring(start, at);
    }

    /// Takes what comes up to a word, and the word. Without the word, everything.
    String upTo(String word) {
        int end = whole.indexOf(word, at);
        String found = whole.substring(at, end < 0 ? whole.length() : end);
        at = end < 0 ? whole.length() : end + word.length();
        return found;
    }

    /// Takes the least and the greatest number of a repetition. What only looks like one is plain text, and gives
    /// none.
    int[] counts() {
        Matcher matcher = COUNTS.matcher(whole).region(at, whole.length());
        if (!matcher.lookingAt()) {
            return NO_COUNTS;
        }
        at = matcher.end();
        int least = Integer.parseInt(matcher.group(1));
        String most = matcher.group(3);
        if (most == null) {
            return new int[] {least, least};
        }
        return new int[] {least, most.isEmpty() ? RegexNode.WITHOUT_LIMIT : Integer.parseInt(most)};
    }
}
