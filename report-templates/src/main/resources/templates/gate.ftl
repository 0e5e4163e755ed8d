<#-- The page of a gate: all comparisons of all artefacts. -->
<#include "parts.ftl">
<@document title=headline + ": " + title>
<header class="verdict tone-${tone}">
<div class="column">
<p class="brand">abigate<span>${t["gate.tagline"]}</span></p>
<div class="ruling">
<div>
<h1><@icon tone/>${headline}</h1>
<p class="pair"><@name title/><#if part != ""> <span class="note">${part}</span></#if></p>
<p class="sentence">${sentence}</p>
</div>
<dl class="advice-box">
<div><dt>${t["gate.comparisons"]}</dt><dd><#list counts as count><span><b>${count.number}</b> ${count.word}</span></#list></dd></div>
<div><dt>${t.findings}</dt><dd><#list findings as count><span><b>${count.number}</b> ${count.word}</span></#list></dd></div>
</dl>
</div>
</div>
</header>
<main id="main" class="column" tabindex="-1">
<section id="comparisons" aria-labelledby="comparisons-title">
<h2 id="comparisons-title">${t["gate.comparisons"]}</h2>
<@wide t["gate.comparisons"]>
<table class="comparisons">
<caption class="unseen">${t["gate.comparisons.caption"]}</caption>
<thead><tr><th scope="col">${t["gate.artefact"]}</th><th scope="col">${t["baselines.name"]}</th><th scope="col">${t.gate}</th><th scope="col">${t["baselines.verdict"]}</th><th scope="col" class="number">${t["severity.breaking"]?cap_first}</th><th scope="col" class="number">${t["severity.risky"]?cap_first}</th><th scope="col" class="number">${t["severity.compatible"]?cap_first}</th><th scope="col" class="number">${t.waived?cap_first}</th><th scope="col">${t.versionStep}</th></tr></thead>
<tbody>
<#list comparisons as one>
<tr><th scope="row"><#if one.page == ""><@name one.artefact/><#else><a href="${one.page}"><@name one.artefact/></a></#if></th><td><@name one.baseline/></td><td><@cell one.outcome one.tone one.href/></td><td>${one.headline}</td><td class="number">${one.breaking}</td><td class="number">${one.risky}</td><td class="number">${one.compatible}</td><td class="number">${one.waived}</td><td>${one.step}</td></tr>
</#list>
</tbody>
</table>
</@wide>
<#if moreComparisons != ""><p class="omitted">${moreComparisons}</p></#if>
</section>
<#if matrix?size != 0>
<section id="hosts" aria-labelledby="hosts-title">
<h2 id="hosts-title">${t.hosts}</h2>
<@wide t.hosts>
<table class="cells">
<caption class="unseen">${t["gate.hosts.caption"]}</caption>
<thead><tr><th scope="col">${t["gate.artefact"]}</th><#list profiles as profile><th scope="col"><bdi>${profile}</bdi></th></#list></tr></thead>
<tbody>
<#list matrix as row>
<tr><th scope="row"><@name row.name/></th><#list row.cells as one><td><#if one.word == ""><span class="none">${t["gate.hosts.none"]}</span><#else><@cell one.word one.tone one.href/><#if one.was != ""><span class="note">${one.was}</span></#if></#if></td></#list></tr>
</#list>
</tbody>
</table>
</@wide>
</section>
</#if>
<#if stopped?size != 0>
<section aria-labelledby="stopped-title">
<h2 id="stopped-title">${t["gate.stopped"]}</h2>
<#list stopped as one>
<article class="rule tone-${one.tone}" id="${one.id}">
<header>
<h3><#if one.page == ""><@name one.label/><#else><a href="${one.page}"><@name one.label/></a></#if></h3>
<p class="meta"><span>${one.outcome}</span><span>${one.stops}</span><span>${one.pair}</span></p>
</header>
<#if one.hosts?size != 0>
<ul class="listed"><#list one.hosts as host><li class="${host.severity}"${english}><code><bdi>${host.profile}</bdi></code> <@cell host.word host.tone/><#if host.message != ""> <code class="value"><bdi>${host.message}</bdi></code></#if><#list host.reasons as reason><span class="note"><bdi>${reason?cap_first}</bdi></span></#list></li></#list></ul>
</#if>
<#if one.findings?size != 0>
<ul class="listed"><#list one.findings as finding><li class="${finding.severity}"><code>${finding.rule}</code> <@name finding.subject/><span class="note"${english}><bdi>${finding.message?cap_first}</bdi></span></li></#list></ul>
</#if>
<#if one.more != ""><p class="foot">${one.more}</p></#if>
</article>
</#list>
<#if moreStopped != ""><p class="omitted">${moreStopped}</p></#if>
</section>
</#if>
<section id="terms" aria-labelledby="terms-title">
<details<#if waivers?size != 0> open</#if>>
<summary><h2 id="terms-title">${t.appendix}</h2></summary>
<dl class="terms"><#list terms as term><div><dt>${term.name}</dt><dd><bdi>${term.value}</bdi></dd></div></#list></dl>
<#if waivers?size != 0>
<h3>${t["gate.waivers"]}</h3>
<ul class="details"><#list waivers as waiver><li><strong>${waiver.state}</strong> <code><bdi>${waiver.title}</bdi></code> <bdi>${waiver.policy}: ${waiver.reason}</bdi></li></#list></ul>
</#if>
</details>
</section>
</main>
<footer class="column">
<p>abigate ${toolVersion} · <code>abigate rules ID</code> ${t["footer.rules"]} · <#if json == "">${t["footer.outside"]} <code>--format json=PATH</code><#else>${t["footer.inside"]} <code>abigate-gate/1</code></#if></p>
</footer>
</@document>
