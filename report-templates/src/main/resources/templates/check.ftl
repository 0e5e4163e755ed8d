<#-- The page of what hosts do with files. -->
<#include "parts.ftl">
<@document title=headline + ": " + title>
<header class="verdict tone-${tone}">
<div class="column">
<p class="brand">abigate<span>${t["check.tagline"]}</span></p>
<div class="ruling">
<div>
<h1><@icon tone/>${headline}</h1>
<p class="pair"><@name title/></p>
<p class="sentence">${sentence}</p>
</div>
<dl class="advice-box">
<div><dt>${t.check}</dt><dd><strong>${outcome}</strong><span>${strict}</span></dd></div>
<div><dt>${t["check.answers"]}</dt><dd><#list counts as count><span><b>${count.number}</b> ${count.word}</span></#list></dd></div>
</dl>
</div>
</div>
</header>
<main id="main" class="column" tabindex="-1">
<#if matrix?size != 0>
<section aria-labelledby="matrix-title">
<h2 id="matrix-title">${t["check.matrix"]}</h2>
<@wide t["check.matrix"]>
<table class="cells">
<caption class="unseen">${t["check.matrix.caption"]}</caption>
<thead><tr><th scope="col">${t["fact.file"]}</th><#list profiles as profile><th scope="col"><bdi>${profile}</bdi></th></#list></tr></thead>
<tbody>
<#list matrix as row>
<tr><th scope="row"><@name row.name/></th><#list row.cells as one><td><@cell one.word one.tone row.href/></td></#list></tr>
</#list>
</tbody>
</table>
</@wide>
<#if moreFiles != ""><p class="omitted">${moreFiles}</p></#if>
</section>
</#if>
<#list files as file>
<section id="${file.id}" aria-labelledby="${file.id}-title">
<h2 id="${file.id}-title"><@name file.name/></h2>
<p class="facts"><span>${file.kind}</span> <span>${file.size}</span> <span class="digest">${file.sha256}</span></p>
<table class="hosts">
<caption class="unseen">${t["check.hosts.caption"]}</caption>
<thead><tr><th scope="col">${t["hosts.host"]}</th><th scope="col">${t["check.answer"]}</th></tr></thead>
<tbody>
<#list file.hosts as host><tr<#if host.fails> class="breaks"</#if>><th scope="row"><bdi>${host.profile}</bdi></th><td><@hostAnswer host.answer/></td></tr></#list>
</tbody>
</table>
</section>
</#list>
<#if moreTables != ""><p class="omitted">${moreTables}</p></#if>
</main>
<footer class="column">
<p>abigate ${toolVersion} · <code>abigate rules ID</code> ${t["footer.rules"]} · <code>abigate hosts NAME</code> ${t["footer.hosts"]}</p>
</footer>
</@document>
