package io.tombolo.runtime.config.hcl;

import io.tombolo.runtime.config.tree.Position;

/// Cuts HCL text into tokens; skips white space and the three kinds of comments.
final class HclScanner {

    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        TRUTH,
        OPEN_BRACE,
        CLOSE_BRACE,
        OPEN_BRACKET,
        CLOSE_BRACKET,
        EQUALS,
        COMMA,
        END
    }

    /// @param text the content: of a text without quotes and escapes, of everything else as it stands
    record Token(Kind kind, String text, Position at) {

        String shown() {
            return switch (kind) {
                case END -> "the end of the file";
                case TEXT -> "the text \"%s\"".formatted(clip(text));
                case NAME, NUMBER, TRUTH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, EQUALS, COMMA ->
                    "'%s'".formatted(clip(text));
            };
        }

        private static String clip(String text) {
            return text.length() <= 40 ? text : text.substring(0, 40) + "…";
        }
    }

    private final HclCursor cursor;

    HclScanner(String source, String text) {
        this.cursor = new HclCursor(source, text);
    }

    Token next() {
        skipBlanksAndComments();
        Position at = cursor.position();
        if (cursor.ended()) {
            return new Token(Kind.END, "", at);
        }
        char c = cursor.peek();
        return switch (c) {
            case '{' -> mark(Kind.OPEN_BRACE, at);
            case '}' -> mark(Kind.CLOSE_BRACE, at);
            case '[' -> mark(Kind.OPEN_BRACKET, at);
            case ']' -> mark(Kind.CLOSE_BRACKET, at);
            case '=' -> mark(Kind.EQUALS, at);
            case ',' -> mark(Kind.COMMA, at);
            case '"' -> new Token(Kind.TEXT, HclText.quoted(cursor), at);
            case '<' -> new Token(Kind.TEXT, HclText.heredoc(cursor), at);
            default -> word(c, at);
        };
    }

    private Token mark(Kind kind, Position at) {
        return new Token(kind, String.valueOf(cursor.take()), at);
    }

    private Token word(char c, Position at) {
        if (isDigit(c) || (c == '-' && isDigit(cursor.peekSecond()))) {
            return number(at);
        }
        if (Character.isLetter(c) || c == '_') {
            String name = cursor.takeWhile(HclScanner::isNamePart);
            boolean truth = name.equals("true") || name.equals("false");
            return new Token(truth ? Kind.TRUTH : Kind.NAME, name, at);
        }
        throw new HclFault(at, wrongCharacter(c));
    }

    private static String wrongCharacter(char c) {
        return switch (c) {
            case '.' -> "unexpected '.'; put real values in the place of '...'";
            case ':' -> "unexpected ':'; HCL writes key = value";
            case ';' -> "unexpected ';'; settings are separated by a new line or a comma";
            case '\'' -> "unexpected '; texts stand in double quotes";
            default ->
                Character.isISOControl(c) || c > '~'
                        ? "unexpected character U+%04X".formatted((int) c)
                        : "unexpected '%s'".formatted(c);
        };
    }

    private Token number(Position at) {
        StringBuilder digits = new StringBuilder();
        digits.append(cursor.take());
        while (!cursor.ended() && isNumberPart(digits, cursor.peek())) {
            digits.append(cursor.take());
        }
        return new Token(Kind.NUMBER, digits.toString(), at);
    }

    /// Letters are taken in as well, so that `12h` is one wrong number and not a number and a key.
    private static boolean isNumberPart(CharSequence before, char c) {
        if (c == '+' || c == '-') {
            char last = before.charAt(before.length() - 1);
            return last == 'e' || last == 'E';
        }
        return isNamePart(c);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void skipBlanksAndComments() {
        while (!cursor.ended()) {
            char c = cursor.peek();
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                cursor.take();
            } else if (c == '#' || (c == '/' && cursor.peekSecond() == '/')) {
                cursor.takeWhile(inLine -> inLine != '\n');
            } else if (c == '/' && cursor.peekSecond() == '*') {
                skipLongComment();
            } else {
                return;
            }
        }
    }

    private void skipLongComment() {
        Position start = cursor.position();
        cursor.take();
        cursor.take();
        while (!cursor.ended()) {
            if (cursor.take() == '*' && !cursor.ended() && cursor.peek() == '/') {
                cursor.take();
                return;
            }
        }
        throw new HclFault(start, "comment is never closed: '*/' is missing");
    }
}
