package dev.abigate.cli;

import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.diff.host.HostProfiles;
import dev.abigate.diff.host.UnknownHostException;
import dev.abigate.format.host.HostProfile;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The hosts that the command line names. */
final class Hosts {
    private Hosts() {}

    /**
     * The profile of a name or file.
     *
     * @throws UsageException where there is none, or the file is no profile
     */
    static HostProfile named(String nameOrFile) {
        try {
            return HostProfiles.find(nameOrFile);
        } catch (UnknownHostException e) {
            throw new UsageException(Objects.requireNonNull(e.getMessage()));
        } catch (MalformedDocumentException e) {
            throw new UsageException(nameOrFile + ":" + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new UsageException(nameOrFile + ": cannot be read: "
                    + Objects.requireNonNull(e.getCause()).getMessage());
        }
    }
}
