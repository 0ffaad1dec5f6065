package io.tombolo.runtime.config.bind;

import java.util.Optional;

/// One declared key.
///
/// @param path        from the root, `ports.http`; of a section the path of what it stands in
/// @param name        the last part of the path
/// @param setting     the declaration; of a section, of nothing but its heading
/// @param ordinary    the default, spelt as in a flag
/// @param development the default in development mode, spelt as in a flag
record Key(
        String path,
        String name,
        Shape shape,
        Optional<Setting> setting,
        Optional<String> ordinary,
        Optional<String> development) {

    boolean isSection() {
        return shape instanceof Shape.Block block && block.heading().isPresent();
    }

    boolean isBlock() {
        return shape instanceof Shape.Block;
    }

    /// The declaration of a key that is not a section.
    Setting declared() {
        return setting.orElseThrow(() -> new IllegalStateException("no @Setting on " + path));
    }

    Optional<String> defaultText(boolean dev) {
        return dev && development.isPresent() ? development : ordinary;
    }
}
