package dev.abigate.runtime.wasi.io;

/**
 * What a number in the guest's hands stands for.
 *
 * @param rights to do things with it
 * @param inheriting the rights that what is opened through it can have
 * @param closeOnExec whether another program would not get it
 */
public record Descriptor(OpenFile file, long rights, long inheriting, boolean closeOnExec) {
    /** A descriptor with all rights that make sense for the file. */
    public static Descriptor of(OpenFile file) {
        return new Descriptor(file, file.rights(), 0, false);
    }

    public boolean has(long right) {
        return (rights & right) == right;
    }

    public Descriptor withRights(long rights, long inheriting) {
        return new Descriptor(file, rights, inheriting, closeOnExec);
    }

    /** The same number for another file, with all rights that make sense for it. */
    public Descriptor withFile(OpenFile other) {
        return new Descriptor(other, other.rights(), 0, closeOnExec);
    }

    public Descriptor withCloseOnExec(boolean closeOnExec) {
        return new Descriptor(file, rights, inheriting, closeOnExec);
    }
}
