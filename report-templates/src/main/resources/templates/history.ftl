<#-- The page of a series of releases. -->
<#include "parts.ftl">
<@document title=first + " → " + last + ": " + headline>
<header class="verdict tone-${tone}">
<div class="column">
<p class="brand">abigate<span>${t["history.tagline"]}</span></p>
<div class="ruling">
<div>
<h1><@icon tone/>${headline}</h1>
<p class="pair"><@name first/><span class="arrow" role="img" aria-label="${t["history.to"]}">→</span><@name last/></p>
<p class="sentence">${sentence}</p>
</div>
</div>
</div>
</header>
<main id="main" class="column" tabindex="-1">
<section aria-labelledby="pictures-title">
<h2 id="pictures-title">${t["history.pictures"]}</h2>
<div class="measures">
<#list measures as measure>
<figure class="measure">
<figcaption><span>${measure.name}</span> ${measure.first} → ${measure.last}</figcaption>
<svg viewBox="0 0 ${measure.width} ${measure.height}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><polygon class="area" points="${measure.area}"/><polyline class="line" points="${measure.points}"/></svg>
</figure>
</#list>
</div>
</section>
<section aria-labelledby="releases-title">
<h2 id="releases-title">${t["history.releases"]}</h2>
<@wide t["history.releases"]>
<table class="releases">
<caption class="unseen">${t["history.releases.caption"]}</caption>
<thead><tr><th scope="col">${t["history.release"]}</th><th scope="col" class="number">${t["history.bytes"]}</th><th scope="col" class="number">${t["history.exports"]}</th><th scope="col" class="number">${t["history.imports"]}</th><th scope="col" class="number">${t["history.memory"]}</th><th scope="col">${t["history.oldHost"]}</th><th scope="col">${t["history.oldCallers"]}</th><th scope="col">${t.versionStep}</th></tr></thead>
<tbody>
<#list rows as row>
<tr><th scope="row"><#if row.page == ""><@name row.name/><#else><a href="${row.page}"><@name row.name/></a></#if></th><td class="number">${row.size}</td><td class="number">${row.exports}</td><td class="number">${row.imports}</td><td class="number">${row.memory}</td><#list row.answers as answer><td><@cell text=answer.word tone=answer.tone href=(answer.tone == "good")?then("", row.href)/></td></#list><#if row.answers?size == 0><td></td><td></td></#if><td>${row.step}</td></tr>
</#list>
</tbody>
</table>
</@wide>
</section>
<section aria-labelledby="breaks-title">
<h2 id="breaks-title">${t["history.breaks"]}</h2>
<#if breaks?size == 0><p>${t["history.breaks.none"]}</p></#if>
<#list breaks as step>
<section class="severity breaking" id="${step.id}" aria-labelledby="${step.id}-title">
<h3 id="${step.id}-title"><@icon "bad"/><span><#if step.page == ""><@name step.from/> → <@name step.to/><#else><a href="${step.page}"><@name step.from/> → <@name step.to/></a></#if></span><span class="tally">${step.count}</span></h3>
<ul class="listed">
<#list step.findings as finding><li class="breaking"><code>${finding.rule}</code> <@name finding.subject/><span class="note"${english}><bdi>${finding.message?cap_first}</bdi></span></li></#list>
</ul>
<#if step.more != ""><p class="foot">${step.more}</p></#if>
</section>
</#list>
</section>
</main>
<footer class="column">
<p>abigate ${toolVersion} · <code>abigate diff OLD NEW</code> ${t["history.footer"]}</p>
</footer>
</@document>
