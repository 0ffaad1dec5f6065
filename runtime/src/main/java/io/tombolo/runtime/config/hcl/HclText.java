package io.tombolo.runtime.config.hcl;

import io.tombolo.runtime.config.tree.Position;
import java.util.ArrayList;
import java.util.List;

/// HCL's two spellings of texts: quoted with escapes, and heredocs.
final class HclText {

    private HclText() {}

    /// Reads `"…"`. Within `${…}` everything stays as it is, quotes and line ends included.
    static String quoted(HclCursor cursor) {
        Position start = cursor.position();
        cursor.take();
        StringBuilder content = new StringBuilder();
        int braces = 0;
        while (!cursor.ended()) {
            Position at = cursor.position();
            char c = cursor.take();
            if (braces > 0) {
                braces += c == '{' ? 1 : c == '}' ? -1 : 0;
                content.append(c);
            } else if (c == '"') {
                return content.toString();
            } else if (c == '\n') {
                throw new HclFault(start, "text is never closed: '\"' is missing before the end of the line");
            } else if (c == '\\') {
                escape(cursor, at, content);
            } else {
                content.append(c);
                if (c == '$' && !cursor.ended() && cursor.peek() == '{') {
                    content.append(cursor.take());
                    braces = 1;
                }
            }
        }
        throw new HclFault(start, "text is never closed: '\"' is missing before the end of the file");
    }

    private static void escape(HclCursor cursor, Position at, StringBuilder content) {
        if (cursor.ended()) {
            return;
        }
        char c = cursor.take();
        switch (c) {
            case 'n' -> content.append('\n');
            case 't' -> content.append('\t');
            case 'r' -> content.append('\r');
            case 'a' -> content.append('\u0007');
            case 'b' -> content.append('\b');
            case 'f' -> content.append('\f');
            case 'v' -> content.append('\u000B');
            case '"', '\\' -> content.append(c);
            case 'x' -> content.appendCodePoint(code(cursor, at, "", 2, 16));
            case 'u' -> content.appendCodePoint(code(cursor, at, "", 4, 16));
            case 'U' -> content.appendCodePoint(code(cursor, at, "", 8, 16));
            case '0', '1', '2', '3' -> content.appendCodePoint(code(cursor, at, String.valueOf(c), 3, 8));
            default ->
                throw new HclFault(at, "unknown escape '\\%s'; a backslash itself is written '\\\\'".formatted(c));
        }
    }

    private static int code(HclCursor cursor, Position at, String first, int digits, int radix) {
        StringBuilder code = new StringBuilder(first);
        while (code.length() < digits && !cursor.ended() && Character.digit(cursor.peek(), radix) >= 0) {
            code.append(cursor.take());
        }
        if (code.length() < digits) {
            throw new HclFault(at, "escape needs %d digits to the base %d".formatted(digits, radix));
        }
        long point = Long.parseLong(code.toString(), radix);
        if (!Character.isValidCodePoint((int) Math.min(point, Integer.MAX_VALUE)) || point == 0) {
            throw new HclFault(at, "escape names no character: U+%X".formatted(point));
        }
        return (int) point;
    }

    /// Reads `<<NAME … NAME`, or `<<-NAME … NAME`, which drops the blanks that all lines begin with.
    static String heredoc(HclCursor cursor) {
        Position start = cursor.position();
        cursor.take();
        if (cursor.ended() || cursor.peek() != '<') {
            throw new HclFault(start, "unexpected '<'; a heredoc starts with <<NAME");
        }
        cursor.take();
        boolean indented = !cursor.ended() && cursor.peek() == '-';
        if (indented) {
            cursor.take();
        }
        String end = cursor.takeLine().strip();
        if (end.isEmpty() || !end.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
            throw new HclFault(start, "a heredoc starts with <<NAME and a new line, NAME of letters and digits");
        }
        List<String> lines = new ArrayList<>();
        while (!cursor.ended()) {
            String ahead = cursor.lineAhead();
            if (ahead.strip().equals(end)) {
                // The line end stays, so that positions of what follows on the next line are right.
                cursor.takeWhile(c -> c != '\n' && c != '\r');
                return join(indented ? outdent(lines) : lines);
            }
            lines.add(cursor.takeLine());
        }
        throw new HclFault(start, "heredoc is never closed: a line with only %s is missing".formatted(end));
    }

    private static String join(List<String> lines) {
        StringBuilder content = new StringBuilder();
        lines.forEach(line -> content.append(line).append('\n'));
        return content.toString();
    }

    private static List<String> outdent(List<String> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.substring(Math.min(indent, line.length())))
                .toList();
    }
}
