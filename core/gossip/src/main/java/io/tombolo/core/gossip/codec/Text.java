package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text that survives the way in and out, even if it is no UTF-8.
///
/// Peers keep names as bytes and compare them so; a name that came back with replacement characters would be
/// another member's. A byte that is no UTF-8 becomes the lone surrogate U+DC00 + byte, and that the byte again.
final class Text {

    private static final char FIRST_ESCAPE = 0xdc80;
    private static final char LAST_ESCAPE = 0xdcff;
    private static final char REPLACEMENT = 0xfffd;

    private Text() {}

    static String decode(Bytes raw) {
        String text = raw.text();
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeEscaping(raw);
    }

    private static String decodeEscaping(Bytes raw) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(raw.array(), raw.offset(), raw.length());
        CharBuffer out = CharBuffer.allocate(raw.length());
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (0xdc00 | (in.get() & 0xff)));
            }
            decoder.reset();
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    static Bytes encode(String text) {
        if (!hasEscape(text)) {
            return Bytes.ofText(text);
        }
        var out = new ByteArrayOutputStream(text.length() + 16);
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                out.writeBytes(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
                out.write(text.charAt(i) & 0xff);
                from = i + 1;
            }
        }
        out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return Bytes.wrap(out.toByteArray());
    }

    static void write(MsgpackWriter out, String text) {
        if (hasEscape(text)) {
            out.writeBytes(encode(text));
        } else {
            out.writeString(text);
        }
    }

    private static boolean hasEscape(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEscape(String text, int index) {
        char c = text.charAt(index);
        return c >= FIRST_ESCAPE
                && c <= LAST_ESCAPE
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
