package io.tombolo.runtime.config.tree;

/// Where a value stands: a file with line and column, or a flag, a variable, a property.
///
/// @param source a path, or words such as `flag -datacenter`
/// @param line   from 1; 0 if the source has no lines
/// @param column from 1, in characters; 0 if unknown
public record Position(String source, int line, int column) {

    /// A place without lines.
    public static Position of(String source) {
        return new Position(source, 0, 0);
    }

    @Override
    public String toString() {
        if (line == 0) {
            return source;
        }
        return column == 0 ? source + ":" + line : source + ":" + line + ":" + column;
    }
}
