package dev.abigate.format.schema;

import java.util.List;

/**
 * What the parameters and the result of an exported function mean.
 *
 * @param parameters one for each parameter of its type
 */
public record ExportSchema(List<ParameterMeaning> parameters, ResultMeaning result) {
    public ExportSchema {
        parameters = List.copyOf(parameters);
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) instanceof ParameterMeaning.Length(int buffer) && !hasLength(parameters, buffer)) {
                throw new IllegalArgumentException(
                        "parameter %d is the length of parameter %d, which has none".formatted(i, buffer));
            }
        }
    }

    private static boolean hasLength(List<ParameterMeaning> parameters, int index) {
        return index >= 0
                && index < parameters.size()
                && switch (parameters.get(index)) {
                    case ParameterMeaning.Buffer _, ParameterMeaning.Room _ -> true;
                    case ParameterMeaning.Numeric _,
                            ParameterMeaning.Range _,
                            ParameterMeaning.Length _,
                            ParameterMeaning.Handle _ -> false;
                };
    }
}
