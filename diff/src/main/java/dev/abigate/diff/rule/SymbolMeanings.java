package dev.abigate.diff.rule;

import dev.abigate.diff.change.types.Aspect.OfSymbol;
import dev.abigate.diff.rule.TypeFindings.Meaning;

/** What changes of functions, variables and constants mean. */
final class SymbolMeanings {
    private static final String SECOND_FUNCTION =
            "keep the function as it was and add a second one, or release a version that callers are built for again";
    private static final String BUILD_AGAIN = "build callers again with the new headers";
    private static final String NOTHING = "nothing has to be done";

    private SymbolMeanings() {}

    static Meaning of(OfSymbol aspect) {
        return switch (aspect) {
            case PARAMETER_ADDED ->
                new Meaning(
                        Rule.FUNCTION_PARAMETER_ADDED,
                        "'%s' takes a parameter that old callers do not pass",
                        SECOND_FUNCTION);
            case PARAMETER_REMOVED ->
                new Meaning(
                        Rule.FUNCTION_PARAMETER_REMOVED,
                        "'%s' no longer takes a parameter that old callers pass",
                        SECOND_FUNCTION);
            case PARAMETER_TYPE ->
                new Meaning(
                        Rule.FUNCTION_PARAMETER_TYPE_CHANGED,
                        "'%s' takes what old callers pass for something else",
                        SECOND_FUNCTION);
            case PARAMETER_QUALIFIER ->
                new Meaning(
                        Rule.FUNCTION_PARAMETER_QUALIFIER_CHANGED,
                        "'%s' promises something else about what it does with an argument",
                        "check that callers can live with the new promise; writing to what was const is the dangerous way");
            case PARAMETER_NAMES ->
                new Meaning(
                        Rule.FUNCTION_PARAMETER_RENAMED,
                        "a parameter of '%s' has another name, which calls do not show",
                        "check that the name alone changed and not what is meant by it");
            case PARAMETERS_SWAPPED ->
                new Meaning(
                        Rule.FUNCTION_PARAMETERS_SWAPPED,
                        "parameters of '%s' of one type changed places, so that old calls pass each for the other",
                        "keep the old order, or give the function another name");
            case RETURN_TYPE ->
                new Meaning(
                        Rule.FUNCTION_RETURN_TYPE_CHANGED,
                        "old callers of '%s' take what it returns for something else",
                        SECOND_FUNCTION);
            case RETURN_QUALIFIER ->
                new Meaning(
                        Rule.FUNCTION_RETURN_QUALIFIER_CHANGED,
                        "'%s' promises something else about what it returns",
                        "check that no caller writes to what is const now");
            case VARIADIC ->
                new Meaning(
                        Rule.FUNCTION_VARIADIC_CHANGED,
                        "further arguments of '%s' go through memory, which callers built for the other form do not do",
                        SECOND_FUNCTION);
            case BECAME_VIRTUAL ->
                new Meaning(
                        Rule.FUNCTION_BECAME_VIRTUAL,
                        "'%s' takes a slot of the virtual table, which old callers and subclasses do not know",
                        "add a new virtual function in a new class, and keep this one as it was");
            case BECAME_NONVIRTUAL ->
                new Meaning(
                        Rule.FUNCTION_BECAME_NONVIRTUAL,
                        "old callers reach '%s' through a slot that the virtual table no longer has for it",
                        "keep the function virtual");
            case BECAME_STATIC ->
                new Meaning(
                        Rule.FUNCTION_BECAME_STATIC,
                        "old callers of '%s' pass the object first, which it no longer takes",
                        SECOND_FUNCTION);
            case BECAME_NONSTATIC ->
                new Meaning(
                        Rule.FUNCTION_BECAME_NONSTATIC,
                        "old callers of '%s' do not pass the object that it works on now",
                        SECOND_FUNCTION);
            case ACCESS ->
                new Meaning(
                        Rule.FUNCTION_ACCESS_CHANGED,
                        "who may call '%s' is another question for compilers, while calls that are built already go on",
                        "keep the access as wide as it was, as long as source outside uses it");
            case DECLARATION_ADDED ->
                new Meaning(
                        Rule.FUNCTION_DECLARATION_ADDED,
                        "source can use '%s', which the module does not export: callers carry their own copy",
                        NOTHING);
            case DECLARATION_REMOVED ->
                new Meaning(
                        Rule.FUNCTION_DECLARATION_REMOVED,
                        "source that uses '%s' no longer compiles; callers that are built carry their own copy",
                        "keep the declaration, marked as deprecated, until no source uses it");
            case DELETED ->
                new Meaning(
                        Rule.FUNCTION_DELETED_CHANGED,
                        "compilers refuse other uses of '%s' than before",
                        "check the source of callers, and build it again");
            case DEFAULTED ->
                new Meaning(
                        Rule.FUNCTION_DEFAULTED_CHANGED,
                        "'%s' is made by the compiler of the caller in one build and not in the other",
                        BUILD_AGAIN);
            case EXPLICIT ->
                new Meaning(
                        Rule.FUNCTION_EXPLICIT_CHANGED,
                        "'%s' is used without being named in other places than before",
                        "check the source of callers, and build it again");
            case NORETURN ->
                new Meaning(
                        Rule.FUNCTION_NORETURN_CHANGED,
                        "callers of '%s' were built with another belief about whether it comes back",
                        BUILD_AGAIN);
            case REF_QUALIFIER ->
                new Meaning(
                        Rule.FUNCTION_REF_QUALIFIER_CHANGED,
                        "'%s' can be called on other objects than before",
                        "check the source of callers, and build it again");
            case FIRST_OVERLOAD ->
                new Meaning(
                        Rule.SOURCE_OVERLOAD_ADDED,
                        "'%s' is a second function of its name, so that source that takes the address by the name alone"
                                + " no longer compiles",
                        "give the new function a name of its own, if source outside takes the address of the old one");
            case SIGNATURE ->
                new Meaning(
                        Rule.SYMBOL_SIGNATURE_CHANGED,
                        "'%s' has another mangled name because its signature changed, and old callers look for the old one",
                        "keep the old signature as an overload that forwards to the new one");
            case MANGLING ->
                new Meaning(
                        Rule.MANGLING_CHANGED_ONLY,
                        "the mangled names of '%s' differ while names and signatures of the source are the same, and old"
                                + " callers look for the old ones",
                        "keep the inline namespace and the ABI tags, or export the old names as aliases");
            case VARIABLE_ADDED ->
                new Meaning(Rule.VARIABLE_ADDED, "the variable '%s' can be used from outside", NOTHING);
            case VARIABLE_REMOVED ->
                new Meaning(
                        Rule.VARIABLE_REMOVED,
                        "who reads or writes the variable '%s' no longer finds it",
                        "keep the variable, or offer functions in its place and release a new version");
            case VARIABLE_TYPE ->
                new Meaning(
                        Rule.VARIABLE_TYPE_CHANGED,
                        "who reads the variable '%s' from memory takes its bytes for something else",
                        "keep the variable as it was and add another one");
            case VARIABLE_QUALIFIER ->
                new Meaning(
                        Rule.VARIABLE_QUALIFIER_CHANGED,
                        "'%s' may be written in one build and not in the other, and WebAssembly has no memory that traps"
                                + " at a write",
                        "check that nobody outside writes to what is const now");
            case VARIABLE_VALUE ->
                new Meaning(
                        Rule.VARIABLE_VALUE_CHANGED,
                        "the constant '%s' has another value, while its old one is part of callers that are built already",
                        BUILD_AGAIN);
            case VARIABLE_ACCESS ->
                new Meaning(
                        Rule.VARIABLE_ACCESS_CHANGED,
                        "who may use '%s' is another question for compilers",
                        "keep the access as wide as it was, as long as source outside uses it");
            case VARIABLE_THREAD_LOCAL ->
                new Meaning(
                        Rule.VARIABLE_TLS_CHANGED,
                        "'%s' is found in another way, so that old users read another place of memory",
                        "keep the variable as it was and add another one");
            case CONSTANT_ADDED -> new Meaning(Rule.CONSTANT_ADDED, "source can use the constant '%s'", NOTHING);
            case CONSTANT_REMOVED ->
                new Meaning(
                        Rule.CONSTANT_REMOVED,
                        "source that uses the constant '%s' no longer compiles",
                        "keep the constant until no source uses it");
            case CONSTANT_VALUE ->
                new Meaning(
                        Rule.CONSTANT_VALUE_CHANGED,
                        "code that was built with the old value of the constant '%s' disagrees with the new build",
                        "build everything that uses the constant again, or keep its value");
        };
    }
}
