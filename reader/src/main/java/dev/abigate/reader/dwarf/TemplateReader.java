package dev.abigate.reader.dwarf;

import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.types.TemplateArgument;
import dev.abigate.format.types.TypeId;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryValues;
import java.util.ArrayList;
import java.util.List;

/** Reads what a template was instantiated with. */
final class TemplateReader {
    private static final int DEEPEST_PACK = 20;

    private final TypeBuilder types;

    TemplateReader(TypeBuilder types) {
        this.types = types;
    }

    /** Adds the argument that a child of a type or function is; nothing where it is none. */
    void add(Entry child, List<TemplateArgument> arguments) {
        add(child, arguments, 0);
    }

    private void add(Entry child, List<TemplateArgument> arguments, int nesting) {
        switch (child.tag()) {
            case TEMPLATE_TYPE_PARAMETER ->
                arguments.add(new TemplateArgument.OfType(name(child), types.of(child, Attribute.TYPE)));
            case TEMPLATE_VALUE_PARAMETER -> arguments.add(value(child));
            case GNU_TEMPLATE_TEMPLATE_PARAM ->
                arguments.add(new TemplateArgument.OfTemplate(
                        name(child), EntryValues.text(child, Attribute.GNU_TEMPLATE_NAME)));
            case GNU_TEMPLATE_PARAMETER_PACK -> {
                if (nesting < DEEPEST_PACK) {
                    var inner = new ArrayList<TemplateArgument>();
                    types.reader().children(child, argument -> add(argument, inner, nesting + 1));
                    arguments.add(new TemplateArgument.Pack(name(child), inner));
                }
            }
            default -> {}
        }
    }

    private TemplateArgument value(Entry child) {
        TypeId type = types.of(child, Attribute.TYPE);
        String value = Constants.text(child, Attribute.CONST_VALUE, types.isSigned(type), types.numberSize(type));
        return new TemplateArgument.OfValue(name(child), type, value);
    }

    private static String name(Entry child) {
        return EntryValues.text(child, Attribute.NAME);
    }
}
