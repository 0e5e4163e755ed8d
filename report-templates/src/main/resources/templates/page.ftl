<#-- The page of a comparison. All text is escaped on the way out; ?no_esc stands only where our own files go in. -->
<#macro icon tone><svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><#if tone == "good"><circle cx="12" cy="12" r="10"/><path d="M7.5 12.5l3 3 6-6.5"/><#elseif tone == "bad"><path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z"/><path d="M8.5 8.5l7 7m0-7l-7 7"/><#elseif tone == "doubt"><path d="M12 2.5L22.5 21h-21z"/><path d="M12 9.5v5.5m0 2.6v.1"/><#else><circle cx="12" cy="12" r="10"/><path d="M8 12h8"/></#if></svg></#macro>
<#macro name text><bdi class="name"><#if text == "">(empty name)<#else>${text}</#if></bdi></#macro>
<#macro pieces list tag><code class="value"><bdi><#list list as piece><#if piece.differs><${tag}>${piece.text}</${tag}><#else>${piece.text}</#if></#list></bdi></code></#macro>
<#macro change item>
<#if item.before?size != 0 || item.after?size != 0>
<dl class="change">
<div><dt>before</dt><dd><#if item.before?size == 0><span class="none">nothing</span><#else><@pieces item.before "del"/></#if></dd></div>
<div><dt>after</dt><dd><#if item.after?size == 0><span class="none">nothing</span><#else><@pieces item.after "ins"/></#if></dd></div>
</dl>
</#if>
</#macro>
<#macro rules list>
<#list list as rule>
<article class="rule" data-rule="${rule.id}" data-area="${rule.area}">
<header>
<h4>${rule.title}</h4>
<p class="meta"><code>${rule.id}</code><span>affects ${rule.audiences}</span></p>
</header>
<#list rule.items as item>
<section class="finding" id="${item.id}" data-severity="${item.severity}" data-area="${rule.area}">
<h5><#if item.kind != ""><span class="kind">${item.kind}</span> </#if><@name item.name/><a class="permalink" href="#${item.id}" title="Link to this finding"><span aria-hidden="true">#</span><span class="unseen">Link to this finding</span></a></h5>
<@change item/>
<p class="effect"><bdi>${item.message?cap_first}</bdi></p>
<#if item.details?size != 0>
<ul class="details">
<#list item.details as detail><li><@name detail/></li></#list>
<#if item.moreDetails != 0><li>and ${item.moreDetails} more</li></#if>
</ul>
</#if>
<#if item.advice != ""><p class="advice"><strong>What to do</strong> <bdi>${item.advice?cap_first}</bdi></p></#if>
</section>
</#list>
<#if rule.advice != ""><p class="advice"><strong>What to do</strong> <bdi>${rule.advice?cap_first}</bdi></p></#if>
</article>
</#list>
</#macro>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${headline}: ${before} → ${after}</title>
<style>${style?no_esc}</style>
</head>
<body>
<a class="skip" href="#main">To the result</a>
<header class="verdict tone-${tone}">
<div class="column">
<p class="brand">abigate<span>may this build ship?</span></p>
<div class="ruling">
<div>
<h1><@icon tone/>${headline}</h1>
<p class="pair"><@name before/><span class="arrow" aria-label="compared with">→</span><@name after/></p>
<p class="sentence">${sentence}</p>
</div>
<dl class="advice-box">
<div><dt>Gate</dt><dd><strong><#if passed>passed<#else>failed</#if></strong><span>threshold: ${threshold}</span></dd></div>
<div><dt>Version step</dt><dd><strong>${semver}</strong><span>${semverReason}</span></dd></div>
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
<h2 id="identity-title">The two builds</h2>
<table class="identity">
<caption class="unseen">Old and new build side by side</caption>
<thead><tr><td></td><th scope="col">old</th><th scope="col">new</th></tr></thead>
<tbody>
<#list identity as row>
<tr<#if row.differs> class="differs"</#if>><th scope="row">${row.name}<#if row.differs> <span class="mark" title="differs">≠<span class="unseen"> differs</span></span></#if></th><td<#if row.digest> class="digest"</#if>><bdi>${row.before}</bdi></td><td<#if row.digest> class="digest"</#if>><bdi>${row.after}</bdi></td></tr>
</#list>
</tbody>
</table>
</section>
<#if !identical>
<section aria-labelledby="matrix-title">
<h2 id="matrix-title">Where it differs</h2>
<table class="matrix">
<caption class="unseen">Number of findings by area and severity; each number leads to its first finding</caption>
<thead><tr><td></td><th scope="col">breaking</th><th scope="col">risky</th><th scope="col">compatible</th></tr></thead>
<tbody>
<#list matrix as row>
<tr><th scope="row">${row.area}</th><#list row.cells as cell><td><#if cell.count == 0><span class="zero">0</span><#else><a class="count ${cell.severity}" href="${cell.href}" data-area="${row.id}" data-severity="${cell.severity}">${cell.count}<span class="unseen"> ${cell.severity}, ${row.area}</span></a></#if></td></#list></tr>
</#list>
</tbody>
</table>
</section>
<section id="findings" aria-labelledby="findings-title">
<div class="title-row">
<h2 id="findings-title">Findings</h2>
<div class="tools" hidden role="search">
<label for="search" class="unseen">Search the findings</label>
<input id="search" type="search" placeholder="Search names, rules, messages" autocomplete="off" spellcheck="false">
<button id="show-all" type="button" hidden>Show all</button>
</div>
</div>
<p id="shown" class="shown" role="status" aria-live="polite"></p>
<#if total == 0><p>None: imports, exports, types, memory and features are as they were.</p></#if>
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
<#if omitted != 0><p class="omitted">${omitted} more findings are not shown on this page; <code>--format json=PATH</code> writes all of them.</p></#if>
</section>
<section id="behaviour" aria-labelledby="behaviour-title">
<h2 id="behaviour-title">Behaviour</h2>
<p>Not asked: nothing was run. This report compares what the two files declare, not what their code does.</p>
</section>
</#if>
</main>
<footer class="column">
<p>abigate ${toolVersion} · <code>abigate rules ID</code> explains a rule · <#if json == "">the machine result is too long to be kept inside: <code>--format json=PATH</code> writes it<#else>the machine result is inside this page: <code>abigate-report/1</code></#if></p>
</footer>
<#if json != ""><script type="application/json" id="abigate-report">
${json?no_esc}</script></#if>
<script>${script?no_esc}</script>
</body>
</html>
