package dev.abigate.runtime.wasi.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike.
 *
 * @param bits how many bits they have in common
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632#section-3.1">RFC 4632, 3.1</a>
 */
public record AddressRange(InetAddress first, int bits) {
    private static final Pattern FORM = Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/([0-9]{1,3}))?");

    /** @throws IllegalArgumentException where an address of the kind has not so many bits */
    public AddressRange {
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    "found %d bits, at most %d".formatted(bits, first.getAddress().length * Byte.SIZE));
        }
    }

    /**
     * A range such as {@code 10.1.0.0/16} or {@code fe80::/10}, or a single address.
     *
     * @throws IllegalArgumentException where the text has another form
     */
    public static AddressRange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no address or range of addresses: '" + text + "'");
        }
        InetAddress first = InetAddress.ofLiteral(matcher.group(1));
        String bits = matcher.group(2);
        return new AddressRange(first, bits == null ? first.getAddress().length * Byte.SIZE : Integer.parseInt(bits));
    }

    /** Whether an address is one of them. */
    public boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        return mine.length == other.length && beginning(mine).equals(beginning(other));
    }

    private BigInteger beginning(byte[] address) {
        return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - bits);
    }
}
