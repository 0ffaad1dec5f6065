package io.tombolo.runtime.config.tree;

/// Makes one line of what may hold anything, since it quotes what stood in a file: it goes to terminals and logs.
final class Line {

    /// Characters of a message; what a file holds in one value may be megabytes.
    private static final int LIMIT = 2_000;

    private Line() {}

    static String of(String text) {
        String clipped = text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "…";
        if (clipped.chars().noneMatch(Character::isISOControl)) {
            return clipped;
        }
        StringBuilder line = new StringBuilder();
        clipped.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                line.append("\\u%04x".formatted(c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
