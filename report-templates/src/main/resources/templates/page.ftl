<#-- The page of a comparison. All text is escaped on the way out; ?no_esc stands only where our own words go in. -->
<#include "parts.ftl">
<#macro pieces list tag><code class="value"><bdi><#list list as piece><#if piece.differs><${tag}>${piece.text}</${tag}><#else>${piece.text}</#if></#list></bdi></code></#macro>
<#macro change item>
<#if item.before?size != 0 || item.after?size != 0>
<dl class="change">
<div><dt>${t.before}</dt><dd><#if item.before?size == 0><span class="none">${t.nothing}</span><#else><@pieces item.before "del"/></#if></dd></div>
<div><dt>${t.after}</dt><dd><#if item.after?size == 0><span class="none">${t.nothing}</span><#else><@pieces item.after "ins"/></#if></dd></div>
</dl>
</#if>
</#macro>
<#macro rules list>
<#list list as rule>
<article class="rule" data-rule="${rule.id}" data-area="${rule.area}">
<header>
<h4>${rule.title}</h4>
<p class="meta"><code>${rule.id}</code><span>${rule.affects}</span></p>
</header>
<#if rule.whatBreaks != ""><p class="effect">${rule.whatBreaks}</p></#if>
<#if rule.whatToDo != ""><p class="advice"><strong>${t.whatToDo}</strong> ${rule.whatToDo}</p></#if>
<#list rule.items as item>
<section class="finding" id="${item.id}" data-severity="${item.severity}" data-area="${rule.area}">
<h5><#if item.kind != ""><span class="kind">${item.kind}</span> </#if><@name item.name/><a class="permalink" href="#${item.id}" title="${t.permalink}"><span aria-hidden="true">#</span><span class="unseen">${t.permalink}</span></a></h5>
<@change item/>
<#if item.signature?size != 0>
<table class="signature">
<caption class="unseen">${t.signature}</caption>
<thead><tr><td></td><th scope="col">${t.old}</th><th scope="col">${t.new}</th></tr></thead>
<tbody>
<#list item.signature as place><tr<#if place.differs> class="differs"</#if>><th scope="row">${place.name}</th><td><#if place.before == ""><span class="none">${t.nothing}</span><#else><code>${place.before}</code></#if></td><td><#if place.after == ""><span class="none">${t.nothing}</span><#else><code>${place.after}</code></#if></td></tr></#list>
</tbody>
</table>
</#if>
<p class="effect"${english}><bdi>${item.message?cap_first}</bdi></p>
<#if item.details?size != 0>
<ul class="details">
<#list item.details as detail><li><@name detail/></li></#list>
<#if item.moreDetails != ""><li>${item.moreDetails}</li></#if>
</ul>
</#if>
<#if item.advice != ""><p class="advice"><strong>${t.whatToDo}</strong> <bdi>${item.advice?cap_first}</bdi></p></#if>
<#if item.users != ""><p class="foot"><bdi>${item.users}</bdi></p></#if>
<#if item.trail?size != 0>
<details class="trail"><summary>${t.trail}</summary><ol><#list item.trail as step><li><strong>${step.stage}</strong> ${step.severity}<#if step.reason != "">: <bdi>${step.reason}</bdi></#if></li></#list></ol></details>
</#if>
<#if item.witness?size != 0>
<details class="witness"><summary>${item.witness.title}</summary><pre><code>${item.witness.text}</code></pre>
<dl><div><dt>${t.old}</dt><dd><bdi>${item.witness.before}</bdi></dd></div><div><dt>${t.new}</dt><dd><bdi>${item.witness.after}</bdi></dd></div></dl></details>
</#if>
<#if item.evidence != ""><p class="foot">${item.evidence}</p></#if>
<details class="waiver"><summary>${t.waiver}</summary><pre><code>${item.waiver}</code></pre></details>
</section>
</#list>
<#if rule.advice != ""><p class="advice"><strong>${t.whatToDo}</strong> <bdi>${rule.advice?cap_first}</bdi></p></#if>
</article>
</#list>
</#macro>
<#macro side text><#if text == ""><span class="none">${t.nothing}</span><#else><code class="value"><bdi>${text}</bdi></code></#if></#macro>
<#macro layout rows what caption>
<table class="signature">
<caption class="unseen">${caption}</caption>
<thead><tr><th scope="col">${what}</th><th scope="col">${t.old}</th><th scope="col">${t.new}</th></tr></thead>
<tbody>
<#list rows as row><tr<#if row.differs> class="differs"</#if>><th scope="row"><bdi>${row.name}</bdi></th><td><@side row.before/></td><td><@side row.after/></td></tr></#list>
</tbody>
</table>
</#macro>
<#macro declaration lines>
<pre class="declaration" aria-label="${t["types.declaration"]}" tabindex="0"><code><#list lines as line><#if line.presence == "old"><del>- <bdi>${line.text}</bdi></del><#elseif line.presence == "new"><ins>+ <bdi>${line.text}</bdi></ins><#else><span>  <bdi>${line.text}</bdi></span></#if></#list></code></pre>
</#macro>
<#macro bars list title>
<figure class="bars">
<figcaption>${title}</figcaption>
<#list list as bar>
<div class="bar">
<p><span>${bar.old?then(t.old, t.new)}</span> ${bar.size}</p>
<svg viewBox="0 0 1000 30" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="whole" width="${bar.width}" height="30"/><#list bar.parts as part><rect class="use-${part.kind}" x="${part.x}" width="${part.width}" height="30"/></#list></svg>
<ul><#list bar.parts as part><li><span class="swatch use-${part.kind}"></span><bdi>${part.name}</bdi> ${part.size}<#if part.range != ""> <code>${part.range}</code></#if></li></#list></ul>
</div>
</#list>
</figure>
</#macro>
<#macro plain count href><#if count == 0><span class="zero">0</span><#else><a href="${href}">${count}</a></#if></#macro>
<#macro listed items>
<ul class="listed">
<#list items as item><li class="${item.severity}"><code>${item.rule}</code> <@name item.subject/><#if item.before != "" || item.after != ""> <code class="value"><bdi>${item.before}</bdi></code> → <code class="value"><bdi>${item.after}</bdi></code></#if><#if item.reason != ""><span class="note"><bdi>${item.reason}</bdi></span></#if></li></#list>
</ul>
</#macro>
<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${headline}: ${before} → ${after}</title>
<style>${style?no_esc}</style>
</head>
<body data-copy="${t.copy}" data-copied="${t.copied}">
<a class="skip" href="#main">${t.skip}</a>
<header class="verdict tone-${tone}">
<div class="column">
<p class="brand">abigate<span>${t.tagline}</span></p>
<div class="ruling">
<div>
<h1><@icon tone/>${headline}</h1>
<p class="pair"><@name before/><span class="arrow" role="img" aria-label="${t.comparedWith}">→</span><@name after/></p>
<p class="sentence">${sentence}</p>
</div>
<dl class="advice-box">
<div><dt>${t.gate}</dt><dd><strong>${outcome}</strong><span>${stops}</span></dd></div>
<div><dt>${t.versionStep}</dt><dd><strong>${semver?cap_first}</strong><span>${semverReason}</span><#if stepAdvice != ""><span>${stepAdvice}</span></#if></dd></div>
</dl>
</div>
<ul class="answers">
<#list answers as answer>
<li><a class="tone-${answer.tone}" href="${answer.href}"><span class="question">${answer.question}</span><span class="outcome"><@icon answer.tone/>${answer.outcome?cap_first}</span><#if answer.reason != ""><span class="reason">${answer.reason}</span></#if></a></li>
</#list>
</ul>
</div>
</header>
<main id="main" class="column" tabindex="-1">
<section id="identity" aria-labelledby="identity-title">
<h2 id="identity-title">${t.builds}</h2>
<table class="identity">
<caption class="unseen">${t["builds.caption"]}</caption>
<thead><tr><td></td><th scope="col">${t.old}</th><th scope="col">${t.new}</th></tr></thead>
<tbody>
<#list identity as row>
<tr<#if row.differs> class="differs"</#if>><th scope="row">${row.name}<#if row.differs> <span class="mark" title="${t.differs}"><span aria-hidden="true">≠</span><span class="unseen"> ${t.differs}</span></span></#if></th><td<#if row.digest> class="digest"</#if>><bdi>${row.before}</bdi></td><td<#if row.digest> class="digest"</#if>><bdi>${row.after}</bdi></td></tr>
</#list>
</tbody>
</table>
</section>
<#if !identical>
<section aria-labelledby="matrix-title">
<h2 id="matrix-title">${t.matrix}</h2>
<table class="matrix">
<caption class="unseen">${t["matrix.caption"]}</caption>
<thead><tr><td></td><th scope="col">${t["severity.breaking"]}</th><th scope="col">${t["severity.risky"]}</th><th scope="col">${t["severity.compatible"]}</th><#if waived?size != 0><th scope="col">${t.waived}</th></#if><#if noise?size != 0><th scope="col">${t.folded}</th></#if></tr></thead>
<tbody>
<#list matrix as row>
<tr><th scope="row">${row.area?cap_first}</th><#list row.cells as cell><td><#if cell.count == 0><span class="zero">0</span><#else><a class="count ${cell.severity}" href="${cell.href}" data-area="${row.id}" data-severity="${cell.severity}">${cell.count}<span class="unseen"> ${cell.word}, ${row.area}</span></a></#if></td></#list><#if waived?size != 0><td><@plain row.waived "#waived"/></td></#if><#if noise?size != 0><td><@plain row.folded "#folded"/></td></#if></tr>
</#list>
</tbody>
</table>
</section>
<#if hosts?size != 0>
<section id="hosts" aria-labelledby="hosts-title">
<h2 id="hosts-title">${t.hosts}</h2>
<table class="hosts">
<caption class="unseen">${t["hosts.caption"]}</caption>
<thead><tr><th scope="col">${t["hosts.host"]}</th><th scope="col">${t.old}</th><th scope="col">${t.new}</th></tr></thead>
<tbody>
<#list hosts as host><tr<#if host.breaks> class="breaks"</#if>><th scope="row"><bdi>${host.profile}</bdi><#if host.until != ""><span class="note">${host.until}</span></#if></th><td><@hostAnswer host.old/></td><td><@hostAnswer host.now/></td></tr></#list>
</tbody>
</table>
</section>
</#if>
<#if baselines?size != 0>
<section aria-labelledby="baselines-title">
<h2 id="baselines-title">${t.baselines}</h2>
<table>
<caption class="unseen">${t["baselines.caption"]}</caption>
<thead><tr><th scope="col">${t["baselines.name"]}</th><th scope="col">${t.old}</th><th scope="col">${t["baselines.verdict"]}</th><th scope="col">${t["baselines.breaking"]}</th><th scope="col">${t.gate}</th></tr></thead>
<tbody>
<#list baselines as baseline><tr><th scope="row"><bdi>${baseline.name}</bdi></th><td><bdi>${baseline.old}</bdi></td><td>${baseline.level}</td><td>${baseline.breaking}</td><td>${baseline.outcome}</td></tr></#list>
</tbody>
</table>
</section>
</#if>
<#if memories?size != 0 || sections?size != 0>
<section id="layout" aria-labelledby="layout-title">
<h2 id="layout-title">${t.pictures}</h2>
<#if memories?size != 0><@bars memories t["pictures.memory"]/></#if>
<#if sections?size != 0><@bars sections t["pictures.sections"]/></#if>
</section>
</#if>
<#if types?size != 0>
<section id="types" aria-labelledby="types-title">
<h2 id="types-title">${t.types}<span class="tally">${types?size}</span></h2>
<#list types as type>
<details class="type ${type.severity}"<#if type.severity == "breaking"> open</#if>>
<summary><h3><@name type.name/></h3></summary>
<#if type.lines?size != 0><@declaration type.lines/></#if>
<#if type.bars?size != 0><@bars type.bars t["types.legend"]/></#if>
<#if type.rows?size != 0><@layout type.rows t["types.part"] t["types.caption"]/></#if>
<#if type.slots?size != 0><@layout type.slots t["types.slots"] t["types.slots"]/></#if>
<h4>${t["types.findings"]}</h4>
<ul class="listed">
<#list type.findings as item><li class="${item.severity}"><a href="${item.href}"><code>${item.rule}</code></a> <@name item.name/> <@side item.before/> → <@side item.after/></li></#list>
<#if type.more != ""><li>${type.more}</li></#if>
</ul>
<#if type.uses?size != 0>
<h4>${t["types.uses"]}</h4>
<ul class="details"><#list type.uses as use><li><@name use/></li></#list></ul>
</#if>
</details>
</#list>
</section>
</#if>
<section id="findings" aria-labelledby="findings-title">
<div class="title-row">
<h2 id="findings-title">${t.findings}</h2>
<div class="tools" hidden role="search">
<label for="search" class="unseen">${t.search}</label>
<input id="search" type="search" placeholder="${t["search.hint"]}" autocomplete="off" spellcheck="false">
<button id="show-all" type="button" hidden>${t["search.all"]}</button>
</div>
</div>
<p id="shown" class="shown" role="status" aria-live="polite" data-text="${t["search.shown"]}"></p>
<#if total == 0><p>${t["findings.none"]}</p></#if>
<#list groups as group>
<section class="severity ${group.id}" aria-labelledby="${group.id}-title">
<h3 id="${group.id}-title"><@icon (group.id == "breaking")?then("bad", "doubt")/>${group.title}<span class="tally">${group.count}</span></h3>
<@rules group.rules/>
</section>
</#list>
<#list folds as fold>
<details class="severity compatible" id="${fold.id}">
<summary><h3><@icon "good"/>${fold.title}<span class="tally">${fold.count}</span></h3></summary>
<@rules fold.rules/>
</details>
</#list>
<#if omitted != ""><p class="omitted">${omitted}</p></#if>
</section>
<#if waived?size != 0>
<section id="waived" aria-labelledby="waived-title">
<h2 id="waived-title">${t.waived}<span class="tally">${waived?size}</span></h2>
<@listed waived/>
</section>
</#if>
<#if noise?size != 0>
<section id="folded" aria-labelledby="folded-title">
<h2 id="folded-title">${t.folded}</h2>
<#list noise as class>
<details class="fold"><summary>${class.meaning} <code>${class.id}</code> <span class="tally">${class.count}</span></summary>
<@listed class.items/>
<#if class.more != ""><p class="omitted">${class.more}</p></#if>
</details>
</#list>
</section>
</#if>
<section id="behaviour" aria-labelledby="behaviour-title">
<h2 id="behaviour-title">${t.behaviour}</h2>
<#if scenarios?size == 0>
<p>${t["behaviour.notAsked"]}</p>
</#if>
<#list scenarios as scenario>
<details class="scenario tone-${scenario.tone}"<#if scenario.tone != "good"> open</#if>>
<summary><h3><bdi>${scenario.name}</bdi></h3> <span class="result"><@icon scenario.tone/>${scenario.outcome}</span> <span class="note">${scenario.kind} · ${scenario.level} · ${scenario.compared}</span></summary>
<#if scenario.reason != ""><p><bdi>${scenario.reason}</bdi></p></#if>
<#if scenario.divergences?size != 0>
<div class="wide" tabindex="0"><table>
<caption>${t["scenario.places"]}</caption>
<thead><tr><th scope="col">${t["scenario.place"]}</th><th scope="col">${t["old"]}</th><th scope="col">${t["new"]}</th></tr></thead>
<tbody><#list scenario.divergences as divergence><tr><th scope="row"><code><bdi>${divergence.place}</bdi></code><span class="note">${divergence.aspect}</span></th><td><code><bdi>${divergence.before}</bdi></code></td><td><code><bdi>${divergence.after}</bdi></code><#if divergence.stack?size != 0><ul class="details"><#list divergence.stack as entry><li><code><bdi>${entry}</bdi></code></li></#list></ul></#if></td></tr></#list></tbody>
</table></div>
<#if scenario.more != ""><p class="omitted">${scenario.more}</p></#if>
</#if>
<#if scenario.lines?size != 0>
<h4>${t["scenario.around"]}</h4>
<@declaration scenario.lines/>
</#if>
<#if scenario.masks?size != 0>
<h4>${t["scenario.masks"]}</h4>
<ul class="details"><#list scenario.masks as mask><li><code><bdi>${mask}</bdi></code></li></#list></ul>
</#if>
<#if scenario.noise?size != 0>
<h4>${t["scenario.noise"]}</h4>
<ul class="details"><#list scenario.noise as place><li><code><bdi>${place}</bdi></code></li></#list></ul>
</#if>
<details class="waiver"><summary>${t["scenario.commands"]}</summary><pre><code>${scenario.commands}</code></pre></details>
</details>
</#list>
</section>
</#if>
<section id="terms" aria-labelledby="terms-title">
<details>
<summary><h2 id="terms-title">${t.appendix}</h2></summary>
<dl class="terms"><#list terms as term><div><dt>${term.name}</dt><dd><bdi>${term.value}</bdi></dd></div></#list></dl>
<#if waivers?size != 0>
<h3>${t.waivers}</h3>
<ul class="details"><#list waivers as waiver><li><strong>${waiver.state}</strong> <code><bdi>${waiver.title}</bdi></code> <bdi>${waiver.words}</bdi></li></#list></ul>
</#if>
</details>
</section>
</main>
<footer class="column">
<p>abigate ${toolVersion} · <code>abigate rules ID</code> ${t["footer.rules"]} · <#if json == "">${t["footer.outside"]} <code>--format json=PATH</code><#else>${t["footer.inside"]} <code>abigate-report/1</code></#if></p>
</footer>
<@machineResult/>
<script>${script?no_esc}</script>
</body>
</html>
