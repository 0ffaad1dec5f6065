package io.tombolo.catalogservice.log;

import io.tombolo.core.wire.Bytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// A state for tests: all words, in order.
public final class Words implements ReplicatedState<String> {

    private List<String> words = new ArrayList<>();

    /// All words so far.
    public synchronized List<String> all() {
        return List.copyOf(words);
    }

    @Override
    public synchronized String apply(long index, Bytes command) {
        words.add(command.text());
        return "%s is number %d".formatted(command.text(), words.size());
    }

    @Override
    public Image image() {
        List<String> now = all();
        return snapshot -> {
            var out = new DataOutputStream(snapshot);
            out.writeInt(now.size());
            for (String word : now) {
                out.writeUTF(word);
            }
            out.flush();
        };
    }

    @Override
    public void restore(InputStream snapshot) throws IOException {
        var in = new DataInputStream(snapshot);
        var restored = new ArrayList<String>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            restored.add(in.readUTF());
        }
        synchronized (this) {
            words = restored;
        }
    }
}
