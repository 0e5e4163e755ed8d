package dev.abigate.reader.text;

import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RefType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes over the fields of a module without reading them: binds their identifiers, to which any field may refer, and takes
 * down where they begin.
 */
final class FieldIndexer {
    private final TokenReader in;
    private final Scope scope;
    private final List<Integer> types = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();
    private final List<AnnotationParser.PlacedSection> customs = new ArrayList<>();

    FieldIndexer(TokenReader in, Scope scope) {
        this.in = in;
        this.scope = scope;
    }

    /** The places where types and groups of types begin. */
    List<Integer> types() {
        return types;
    }

    /** The places where all other fields begin. */
    List<Integer> others() {
        return others;
    }

    /** The custom sections that annotations between the fields ask for. */
    List<AnnotationParser.PlacedSection> customs() {
        return customs;
    }

    /** Goes to the first token that begins no field. */
    void index() {
        while (true) {
            takeCustoms();
            if (in.token() != Token.OPEN) {
                in.lexer().requireNoAnnotation();
                return;
            }
            int place = in.place();
            switch (in.word()) {
                case REC -> {
                    types.add(place);
                    group();
                }
                case TYPE -> {
                    types.add(place);
                    in.next();
                    in.bind(scope.types, "type");
                }
                case IMPORT -> {
                    others.add(place);
                    imported();
                }
                case FUNC -> bind(place, scope.functions, "function");
                case TABLE -> {
                    bind(place, scope.tables, "table");
                    if (tableHasElements()) {
                        scope.elements.add(1);
                    }
                }
                case MEMORY -> {
                    bind(place, scope.memories, "memory");
                    if (memoryHasData()) {
                        scope.data.add(1);
                    }
                }
                case GLOBAL -> bind(place, scope.globals, "global");
                case TAG -> bind(place, scope.tags, "tag");
                case ELEM -> bind(place, scope.elements, "element segment");
                case DATA -> bind(place, scope.data, "data segment");
                case EXPORT, START -> others.add(place);
                case null, default -> throw in.unexpected("a field of a module");
            }
            skipFrom(place);
        }
    }

    private void takeCustoms() {
        Optional<Annotation> next = in.lexer().takeAnnotation(Annotation.Kind.CUSTOM);
        while (next.isPresent()) {
            customs.add(AnnotationParser.custom(in.lexer().source(), next.get()));
            next = in.lexer().takeAnnotation(Annotation.Kind.CUSTOM);
        }
    }

    private void skipFrom(int place) {
        in.lexer().moveTo(place);
        in.next();
        in.lexer().skipForm();
    }

    private void bind(int place, IndexSpace space, String what) {
        others.add(place);
        in.next();
        in.bind(space, what);
    }

    private void group() {
        in.next();
        while (in.opens(Word.TYPE)) {
            int place = in.place();
            in.next();
            in.bind(scope.types, "type");
            skipFrom(place);
        }
    }

    private void imported() {
        in.next();
        in.name();
        in.name();
        Word kind = in.token() == Token.OPEN ? in.word() : null;
        switch (kind) {
            case FUNC -> bindImported(scope.functions, "function");
            case TABLE -> bindImported(scope.tables, "table");
            case MEMORY -> bindImported(scope.memories, "memory");
            case GLOBAL -> bindImported(scope.globals, "global");
            case TAG -> bindImported(scope.tags, "tag");
            case null, default -> throw in.unexpected("the type of an import");
        }
    }

    private void bindImported(IndexSpace space, String what) {
        in.next();
        in.bind(space, what);
    }

    private boolean tableHasElements() {
        skipExports();
        skipAddressType();
        Keyword keyword = in.lexer().keyword();
        if (in.opens(Word.REF)) {
            in.lexer().skipForm();
        } else if (in.token() == Token.KEYWORD && keyword != null && keyword.type() instanceof RefType) {
            in.next();
        } else {
            return false;
        }
        return in.opens(Word.ELEM);
    }

    private boolean memoryHasData() {
        skipExports();
        skipAddressType();
        if (in.opens(Word.PAGESIZE)) {
            in.lexer().skipForm();
        }
        return in.opens(Word.DATA);
    }

    private void skipExports() {
        in.lexer().dropAnnotations();
        while (in.opens(Word.EXPORT)) {
            in.lexer().skipForm();
        }
    }

    private void skipAddressType() {
        Keyword keyword = in.lexer().keyword();
        if (in.token() == Token.KEYWORD && keyword != null && keyword.type() instanceof NumType) {
            in.next();
        }
    }
}
