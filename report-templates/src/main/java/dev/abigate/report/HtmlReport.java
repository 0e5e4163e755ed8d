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
import java.util.Locale;

/**
 * A comparison as one HTML page that needs nothing else: style, script and the machine result are inside, and its content
 * security policy lets nothing in or out. Everything can be read with scripts off; they add the filter and the search.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /** The page in a language. */
    public static String render(Report report, Language language) {
        var page = new StringWriter(1 << 16);
        try {
            configuration().getTemplate("page.ftl").process(HtmlPage.of(report, language), page);
        } catch (TemplateException e) {
            throw new IllegalStateException("the page template does not fit its model: " + e.getMessage(), e);
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
}
