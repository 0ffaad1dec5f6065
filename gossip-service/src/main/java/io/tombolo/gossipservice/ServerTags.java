package io.tombolo.gossipservice;

import io.tombolo.core.gossip.codec.Decoded;
import io.tombolo.core.gossip.codec.MetaTags;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// By which tags a member counts as a server. Source: gossip sheet 22.2.
final class ServerTags {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private ServerTags() {}

    /// The tags of a meta; none if it has no tags that can be read.
    static Tags of(Bytes meta) {
        return switch (MetaTags.decode(meta)) {
            case Decoded.Value<Tags>(Tags tags) -> tags;
            case Decoded.Refused<Tags> _ -> Tags.NONE;
        };
    }

    /// Why a member with these tags is no server; empty if it is one.
    static Optional<String> obstacle(Tags tags) {
        if (!tags.value("role").orElse("").equals("consul")) {
            return Optional.of("tag role is \"%s\", not \"consul\""
                    .formatted(tags.value("role").orElse("")));
        }
        for (String required : List.of("port", "vsn")) {
            if (!isNumber(tags.value(required).orElse(""))) {
                return Optional.of("tag %s is no number".formatted(required));
            }
        }
        if (!VERSION.matcher(tags.value("build").orElse("")).find()) {
            return Optional.of("tag build has no version");
        }
        return tags.values().entrySet().stream()
                .filter(tag -> mustBeNumber(tag.getKey()) && !isNumber(tag.getValue()))
                .findFirst()
                .map(tag -> "tag %s is no number".formatted(tag.getKey()));
    }

    private static boolean mustBeNumber(String tag) {
        return tag.startsWith("ft_")
                || List.of("expect", "raft_vsn", "wan_join_port").contains(tag);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
