<#-- The page of a series of releases. All text is escaped on the way out; ?no_esc stands only where our own files go in. -->
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${first} → ${last}: ${headline}</title>
<style>${style?no_esc}</style>
</head>
<body>
<a class="skip" href="#main">To the releases</a>
<header class="verdict tone-${tone}">
<div class="column">
<p class="brand">abigate<span>what did each release break?</span></p>
<h1>${headline}</h1>
<p class="pair"><bdi class="name">${first}</bdi><span class="arrow" aria-label="to">→</span><bdi class="name">${last}</bdi></p>
</div>
</header>
<main id="main" class="column" tabindex="-1">
<section aria-labelledby="pictures-title">
<h2 id="pictures-title">How it went</h2>
<div class="answers">
<#list measures as measure>
<figure>
<figcaption>${measure.name}: ${measure.first} → ${measure.last}</figcaption>
<svg viewBox="0 0 240 60" width="240" height="60" role="img" aria-label="${measure.name}, from ${measure.first} to ${measure.last}"><polyline points="${measure.points}" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/></svg>
</figure>
</#list>
</div>
</section>
<section aria-labelledby="releases-title">
<h2 id="releases-title">Releases</h2>
<table>
<caption class="unseen">Each release with its measures, and what it means to those of the release before it</caption>
<thead><tr><th scope="col">release</th><th scope="col">bytes</th><th scope="col">exports</th><th scope="col">imports</th><th scope="col">memory</th><th scope="col">old host runs it</th><th scope="col">old callers use it</th><th scope="col">step</th></tr></thead>
<tbody>
<#list rows as row>
<tr><th scope="row"><bdi class="name">${row.name}</bdi></th><td>${row.size}</td><td>${row.exports}</td><td>${row.imports}</td><td>${row.memory}</td><#list row.answers as answer><td class="tone-${answer.tone}"><#if row.href == "">${answer.word}<#else><a href="${row.href}">${answer.word}</a></#if></td></#list><#if row.answers?size == 0><td></td><td></td></#if><td>${row.step}</td></tr>
</#list>
</tbody>
</table>
</section>
<section aria-labelledby="breaks-title">
<h2 id="breaks-title">What broke</h2>
<#if breaks?size == 0><p>Nothing: every release gets along with the hosts and callers of those before it.</p></#if>
<#list breaks as step>
<section class="severity breaking" id="${step.id}" aria-labelledby="${step.id}-title">
<h3 id="${step.id}-title"><bdi class="name">${step.to}</bdi> breaks what <bdi class="name">${step.from}</bdi> had</h3>
<ul class="details">
<#list step.findings as finding><li><bdi class="name">${finding.subject}</bdi> <code>${finding.rule}</code> <bdi>${finding.message}</bdi></li></#list>
<#if step.more != 0><li>and ${step.more} more</li></#if>
</ul>
</section>
</#list>
</section>
</main>
<footer class="column">
<p>abigate ${toolVersion} · <code>abigate diff OLD NEW</code> shows a step in full</p>
</footer>
</body>
</html>
