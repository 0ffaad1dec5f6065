package io.tombolo.runtime.config.bind;

import java.util.Map;
import java.util.TreeMap;

/// Writes the manual of all keys from their declarations.
final class Documentation {

    private static final String INTRODUCTION = """
            # Configuration

            <!-- Generated from the record tree. Do not edit: change the records, and see DocumentationTest. -->

            The keys are Consul's. Later sources win; lists are joined, maps and blocks merged:

            1. the defaults below, or those of the development mode (`-dev`)
            2. Spring properties, profiles among them: `tombolo.` and the key in any of Spring's spellings,
               `tombolo.connect.enable-mesh-gateway-wan-federation=true`, `tombolo.primary-gateways[0]=10.1.0.1:8443`
            3. files in the order of the command line: `-config-file`, and `-config-dir` for all `.hcl` and `.json` files of
               a folder in lexical order; `-config-format=hcl` or `json` for files of other names
            4. environment variables: `TOMBOLO_` and the key in upper case with `_` for dots. Lists are separated by
               commas, maps are `key:value` separated by commas; a value that starts with `[` or `{` is JSON
            5. flags; a list of a flag goes before those of files

            In files keys are snake case. Durations are Go's: `30s`, `1h30m`, `200ms`. Unknown keys, wrong types and broken
            rules are refused, all at once, each with its place. `-1` is no port. *R* takes a new value on reload (SIGHUP);
            everything else needs a restart. *dev* is the default of the development mode. Keys that are struck through are
            accepted, so that files need no change, and have no effect.

            ```hcl
            # every server of the primary datacenter
            connect { enabled = true enable_mesh_gateway_wan_federation = true }
            ```
            ```hcl
            # every server of a secondary datacenter
            primary_gateways = [ "gateway1.dc1.example.com:8443" ]
            connect { enabled = true enable_mesh_gateway_wan_federation = true }
            ```
            """;

    private final Schema<?> schema;
    private final StringBuilder text = new StringBuilder(INTRODUCTION);

    private Documentation(Schema<?> schema) {
        this.schema = schema;
    }

    static String of(Schema<?> schema) {
        return new Documentation(schema).write();
    }

    private String write() {
        for (Key key : schema.root().keys()) {
            if (key.shape() instanceof Shape.Block block) {
                section(
                        block.heading()
                                .orElse("`" + key.path() + "`: "
                                        + key.setting().map(Setting::says).orElse("")),
                        block);
            }
        }
        oldNames();
        return text.toString();
    }

    private void section(String heading, Shape.Block block) {
        text.append("\n## ").append(heading).append("\n\n");
        text.append("| Key | Type | Default | Flag | Variable | Meaning | |\n|---|---|---|---|---|---|---|\n");
        rows(block);
    }

    private void rows(Shape.Block block) {
        for (Key key : block.keys()) {
            if (key.shape() instanceof Shape.Block inner) {
                text.append("| **`%s {}`** | block | | | | %s | |\n"
                        .formatted(key.path(), key.declared().says()));
                rows(inner);
            } else {
                row(key);
            }
        }
    }

    private void row(Key key) {
        Setting setting = key.declared();
        String name = setting.flagOnly() ? "" : code(key.path());
        text.append("| %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        setting.ignored() ? "~~" + name + "~~" : name,
                        type(key.shape()),
                        defaults(key),
                        setting.flag().isEmpty() ? "" : code("-" + setting.flag()),
                        EnvironmentSource.variable(key).map(Documentation::code).orElse(""),
                        setting.says().replace("|", "\\|"),
                        setting.reload() ? "R" : ""));
    }

    private static String defaults(Key key) {
        return key.ordinary().map(Documentation::code).orElse("")
                + key.development().map(text -> " dev " + code(text)).orElse("");
    }

    private static String type(Shape shape) {
        return switch (shape) {
            case Shape.Single single -> single.scalar().shortName();
            case Shape.Texts _ -> "list of strings";
            case Shape.Mapping mapping -> "map of " + mapping.scalar().shortName() + "s";
            case Shape.RawMap _ -> "map";
            case Shape.RawList _ -> "list of maps";
            case Shape.Block _ -> "block";
        };
    }

    private void oldNames() {
        text.append("\n## Other names\n\n| Key | Today | |\n|---|---|---|\n");
        Map<String, Schema.Rename> sorted = new TreeMap<>(schema.renames());
        sorted.forEach((old, rename) -> text.append("| %s | %s | %s |\n"
                .formatted(
                        code(old),
                        code(rename.to()),
                        rename.quiet() ? "both are good" : "deprecated, with a warning")));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
