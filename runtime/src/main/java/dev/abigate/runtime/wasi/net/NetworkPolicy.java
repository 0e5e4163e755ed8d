package dev.abigate.runtime.wasi.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/**
 * What of the network a guest may use: nothing but what is said here.
 *
 * @param addresses that it may connect to, send to, and bind to
 * @param names that it may have resolved, such as {@code example.org}, {@code *.example.org} or {@code *}
 */
public record NetworkPolicy(List<AddressRange> addresses, List<String> names) {
    /** Nothing. */
    public static final NetworkPolicy NONE = new NetworkPolicy(List.of(), List.of());

    /** Everything. */
    public static final NetworkPolicy ALL =
            new NetworkPolicy(List.of(AddressRange.parse("0.0.0.0/0"), AddressRange.parse("::/0")), List.of("*"));

    public NetworkPolicy {
        addresses = List.copyOf(addresses);
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether there is an address at all that may be used. */
    public boolean allowsSockets() {
        return !addresses.isEmpty();
    }

    public boolean allows(InetAddress address) {
        return addresses.stream().anyMatch(range -> range.contains(address));
    }

    /** Whether a name may be resolved. A pattern with a star covers names with more in front, and not the name behind it. */
    public boolean allowsName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .anyMatch(allowed ->
                        allowed.startsWith("*") ? lower.endsWith(allowed.substring(1)) : lower.equals(allowed));
    }
}
