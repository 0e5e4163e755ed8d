package dev.abigate.report;

import dev.abigate.diff.rule.Language;
import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A comparison as one HTML page that needs nothing else: style, script and the machine result are inside, and its content
 * security policy lets nothing in or out. Everything can be read with scripts off; they add the filter and the search.
 */
public final class HtmlReport {
    private static final int LONGEST_MACHINE_RESULT = 500_000;

    private HtmlReport() {}

    /** The page in a language. */
    public static String render(Report report, Language language) {
        return process("page.ftl", HtmlPage.of(report, Messages.of(language)));
    }

    /** What every page starts from: its words, its style and its script. */
    static Map<String, Object> pageModel(Messages messages) {
        String style = resource("page.css");
        String script = resource("page.js");
        var model = new LinkedHashMap<String, Object>();
        model.put("lang", messages.language().tag());
        model.put("t", messages.texts());
        model.put("style", style);
        model.put("styleHash", hash(style));
        model.put("script", script);
        model.put("scriptHash", hash(script));
        return model;
    }

    /** A machine result in a form that cannot end or confuse the script element around it; empty where it is too long. */
    static String machineResult(String json) {
        return json.length() > LONGEST_MACHINE_RESULT ? "" : json.replace("<", "\\u003c");
    }

    /** A template filled in. */
    static String process(String template, Map<String, Object> model) {
        var page = new StringWriter(1 << 16);
        try {
            configuration().getTemplate(template).process(model, page);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template does not fit its model: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }

    /** Templates see maps, lists and texts only, escape all they print, and can reach no class. */
    private static Configuration configuration() {
        var configuration = new Configuration(Configuration.VERSION_2_3_35);
        configuration.setTemplateLoader(new ClassTemplateLoader(HtmlReport.class, "/templates"));
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_35));
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("c");
        configuration.setLocalizedLookup(false);
        configuration.setWhitespaceStripping(true);
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        return configuration;
    }

    private static String resource(String name) {
        try (var stream = HtmlReport.class.getResourceAsStream("/templates/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks templates/" + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
