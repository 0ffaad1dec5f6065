package io.tombolo.core.gossip.serf;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tombolo.core.gossip.message.Filter;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Tags;
import java.util.List;

/// Whether a query is meant for this node: every filter has to match.
///
/// Expressions come from strangers and are of RE2, so they are matched by RE2: in time linear in the text, with the
/// same meaning as everywhere else in the pool. Source: gossip sheet 16.
final class FilterMatch {

    private FilterMatch() {}

    static boolean all(List<Filter> filters, MemberName self, Tags tags) {
        return filters.stream().allMatch(filter -> switch (filter) {
            case Filter.Nodes nodes -> nodes.names().contains(self);
            case Filter.TagMatch match ->
                found(match.expression(), tags.value(match.tag()).orElse(""));
            case Filter.Unreadable unreadable -> false;
        });
    }

    private static boolean found(String expression, String text) {
        try {
            return Pattern.compile(expression).matcher(text).find();
        } catch (PatternSyntaxException noExpression) {
            return false;
        }
    }
}
