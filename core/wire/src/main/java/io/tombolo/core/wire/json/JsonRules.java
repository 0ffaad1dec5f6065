package io.tombolo.core.wire.json;

/// How strictly field names are read. They match in any case, always.
///
/// @param refusesUnknown whether a field that nobody knows is an error
/// @param takesSnakeCase whether `tagged_addresses` stands for `TaggedAddresses`
public record JsonRules(boolean refusesUnknown, boolean takesSnakeCase) {

    /// What most endpoints do.
    public static final JsonRules STRICT = new JsonRules(true, false);

    /// Unknown fields are passed over.
    public static final JsonRules LENIENT = new JsonRules(false, false);
}
