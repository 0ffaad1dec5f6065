package io.tombolo.runtime.config.hcl;

import io.tombolo.runtime.config.tree.Position;

/// A place in a text that knows its line and column.
final class HclCursor {

    interface CharTest {
        boolean accepts(char c);
    }

    private final String source;
    private final String text;
    private int offset;
    private int line = 1;
    private int lineStart;

    HclCursor(String source, String text) {
        this.source = source;
        this.text = text;
    }

    boolean ended() {
        return offset >= text.length();
    }

    char peek() {
        return text.charAt(offset);
    }

    /// The character after the next one, or NUL at the end.
    char peekSecond() {
        return offset + 1 < text.length() ? text.charAt(offset + 1) : '\0';
    }

    char take() {
        char c = text.charAt(offset);
        offset++;
        if (c == '\n') {
            line++;
            lineStart = offset;
        }
        return c;
    }

    String takeWhile(CharTest test) {
        int start = offset;
        while (!ended() && test.accepts(peek())) {
            take();
        }
        return text.substring(start, offset);
    }

    /// The rest of the line without its end, which is taken too.
    String takeLine() {
        String content = takeWhile(c -> c != '\n');
        if (!ended()) {
            take();
        }
        return content.endsWith("\r") ? content.substring(0, content.length() - 1) : content;
    }

    /// The rest of the line, not taken.
    String lineAhead() {
        int end = text.indexOf('\n', offset);
        return text.substring(offset, end < 0 ? text.length() : end);
    }

    Position position() {
        return new Position(source, line, offset - lineStart + 1);
    }
}
