package io.tombolo.runtime.config.bind;

import java.util.List;

/// A choice of a few words.
public interface Spelled {

    /// The words that mean this choice; the first is the one to write. Matched without case.
    List<String> spellings();
}
