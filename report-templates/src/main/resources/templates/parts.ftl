<#-- What the pages have in common. All text is escaped on the way out; ?no_esc stands only where our own words go in. -->
<#-- The sentences of findings exist in English only. -->
<#assign english = (lang == "en")?then("", " lang=\"en\"")?no_esc>
<#macro icon tone><svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><#if tone == "good"><circle cx="12" cy="12" r="10"/><path d="M7.5 12.5l3 3 6-6.5"/><#elseif tone == "bad"><path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z"/><path d="M8.5 8.5l7 7m0-7l-7 7"/><#elseif tone == "doubt"><path d="M12 2.5L22.5 21h-21z"/><path d="M12 9.5v5.5m0 2.6v.1"/><#else><circle cx="12" cy="12" r="10"/><path d="M8 12h8"/></#if></svg></#macro>
<#macro name text><bdi class="name"><#if text == "">${t.emptyName}<#else>${text}</#if></bdi></#macro>
<#macro hostAnswer answer><span class="result tone-${answer.tone}"><@icon answer.tone/>${answer.result}</span><#if answer.message != ""><code class="says"><bdi>${answer.message}</bdi></code></#if><#if answer.reasons?size != 0><ul class="reasons"><#list answer.reasons as reason><li${english}><bdi>${reason.message?cap_first}</bdi> <code>${reason.rule}</code><#if reason.advice != ""><span class="todo">${reason.advice?cap_first}</span></#if></li></#list><#if answer.more != ""><li>${answer.more}</li></#if></ul></#if></#macro>
<#-- A page without scripts: its head, its verdict, what is nested, and its foot. -->
<#macro document title>
<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style?no_esc}</style>
</head>
<body>
<a class="skip" href="#main">${t.skip}</a>
<#nested>
<@machineResult/>
</body>
</html>
</#macro>
<#macro machineResult><#if (json!"") != ""><script type="application/json" id="abigate-report">
${json?no_esc}</script>
</#if></#macro>
<#macro cell text tone href=""><span class="result tone-${tone}"><#if href == "">${text}<#else><a href="${href}">${text}</a></#if></span></#macro>
<#-- A table that may be wider than a narrow window, which then scrolls inside. -->
<#macro wide label><div class="wide" role="region" aria-label="${label}" tabindex="0"><#nested></div></#macro>
