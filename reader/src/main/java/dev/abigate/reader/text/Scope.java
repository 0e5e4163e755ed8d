package dev.abigate.reader.text;

/** What identifiers of a module stand for. */
final class Scope {
    final IndexSpace types = new IndexSpace();
    final IndexSpace functions = new IndexSpace();
    final IndexSpace tables = new IndexSpace();
    final IndexSpace memories = new IndexSpace();
    final IndexSpace globals = new IndexSpace();
    final IndexSpace tags = new IndexSpace();
    final IndexSpace elements = new IndexSpace();
    final IndexSpace data = new IndexSpace();
    /** Of the function that is read. */
    final IndexSpace locals = new IndexSpace();
}
