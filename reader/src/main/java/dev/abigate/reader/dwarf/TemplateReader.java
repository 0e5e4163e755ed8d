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

    /** The arguments of a type or function. */
    List<TemplateArgument> read(Entry instance) {
        return read(instance, 0);
    }

    private List<TemplateArgument> read(Entry instance, int nesting) {
        var arguments = new ArrayList<TemplateArgument>();
        types.reader().children(instance, child -> {
            switch (child.tag()) {
                case TEMPLATE_TYPE_PARAMETER ->
                    arguments.add(new TemplateArgument.OfType(name(child), types.of(child, Attribute.TYPE)));
                case TEMPLATE_VALUE_PARAMETER -> arguments.add(value(child));
                case GNU_TEMPLATE_TEMPLATE_PARAM ->
                    arguments.add(new TemplateArgument.OfTemplate(
                            name(child), EntryValues.text(child, Attribute.GNU_TEMPLATE_NAME)));
                case GNU_TEMPLATE_PARAMETER_PACK -> {
                    if (nesting < DEEPEST_PACK) {
                        arguments.add(new TemplateArgument.Pack(name(child), read(child, nesting + 1)));
                    }
                }
                default -> {}
            }
        });
        return arguments;
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
