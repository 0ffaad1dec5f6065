package io.tombolo.testing.system.namespaces;

import java.util.ArrayList;
import java.util.List;

/// A network namespace: a host or a switch of its own, as far as the network goes.
record Namespace(String name) {

    /// Makes one that has a loopback interface, speaks no IPv6 and forwards nothing.
    static Namespace create(String name) {
        Commands.run(List.of("ip", "netns", "add", name));
        var made = new Namespace(name);
        made.run("sysctl", "-q", "-w", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1");
        made.run("sysctl", "-q", "-w", "net.ipv4.ip_forward=0");
        made.run("ip", "link", "set", "lo", "up");
        return made;
    }

    /// Makes it a switch.
    Namespace switching() {
        run("ip", "link", "add", "br0", "type", "bridge");
        run("ip", "link", "set", "br0", "up");
        return this;
    }

    /// Puts a cable between an interface of this host and a switch.
    ///
    /// @param port the name of the switch's end
    void connect(String networkInterface, String address, Namespace to, String port) {
        run("ip", "link", "add", networkInterface, "type", "veth", "peer", "name", port, "netns", to.name());
        run("ip", "address", "add", address + "/24", "dev", networkInterface);
        run("ip", "link", "set", networkInterface, "up");
        to.run("ip", "link", "set", port, "master", "br0");
        to.run("ip", "link", "set", port, "up");
    }

    /// Loads rules of `nft`.
    void filter(String rules) {
        run("nft", rules);
    }

    /// The command, as it runs in here.
    List<String> inside(List<String> command) {
        var all = new ArrayList<>(List.of("ip", "netns", "exec", name));
        all.addAll(command);
        return List.copyOf(all);
    }

    /// Runs a command in here to its end.
    ///
    /// @return what it printed
    String run(String... command) {
        return Commands.run(inside(List.of(command)));
    }

    /// Removes it, with all its interfaces and rules.
    void remove() {
        Commands.run(List.of("ip", "netns", "delete", name));
    }
}
