package io.tombolo.contract.rpc.preparedquery;

/// How one query serves many names. Source: RPC sheet 16, "QueryTemplateOptions".
///
/// @param removeEmptyTags drop empty tags
/// @param type            name_prefix_match or empty
public record QueryTemplateOptions(String regexp, boolean removeEmptyTags, String type) {}
