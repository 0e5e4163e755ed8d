package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.Waiver;
import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Verdict;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MessagesTest {
    private static final Pattern ARGUMENT = Pattern.compile("%[,\\d$]*[a-z]|\\{\\d}");

    @ParameterizedTest
    @EnumSource
    void everyLanguageSaysTheSame(Language language) {
        Messages english = Messages.of(Language.ENGLISH);
        Messages messages = Messages.of(language);
        assertEquals(english.texts().keySet(), messages.texts().keySet());
        english.texts().forEach((key, text) -> assertEquals(arguments(text), arguments(messages.text(key)), key));
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyConstantHasWords(Language language) {
        Messages messages = Messages.of(language);
        for (Headline headline : Headline.values()) {
            assertFalse(messages.text("headline", headline).isEmpty());
            assertFalse(messages.text("headline." + HtmlPage.id(headline) + ".sentence")
                    .isEmpty());
        }
        List.of(Severity.values()).forEach(value -> messages.text("severity", value));
        List.of(Question.values()).forEach(value -> messages.text("question", value));
        List.of(Audience.values()).forEach(value -> messages.text("audience", value));
        List.of(Rule.Area.values()).forEach(value -> messages.text("area", value));
        for (HostAnswer.Result result : HostAnswer.Result.values()) {
            messages.text("host", result);
            messages.text("check", result);
            messages.text("check." + HtmlPage.id(result) + ".sentence");
        }
        for (Assessment.Outcome outcome : Assessment.Outcome.values()) {
            messages.text("gate", outcome);
            messages.text("gate.headline", outcome);
            messages.text("gate.headline." + HtmlPage.id(outcome) + ".sentence");
        }
        List.of(Waiver.State.values()).forEach(value -> messages.text("waiver", value));
        List.of(Verdict.Outcome.values()).forEach(value -> messages.text("outcome", value));
    }

    @Test
    void englishIsWhatTheOtherFormatsSay() {
        Messages messages = Messages.of(Language.ENGLISH);
        for (Headline headline : Headline.values()) {
            assertEquals(headline.words(), messages.text("headline", headline));
        }
        for (Question question : Question.values()) {
            assertEquals(question.text(), messages.text("question", question));
        }
        for (HostAnswer.Result result : HostAnswer.Result.values()) {
            assertEquals(Words.of(result), messages.text("host", result));
        }
    }
}
