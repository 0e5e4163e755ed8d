<#-- All rules on one page. -->
<#include "parts.ftl">
<@document title="abigate: " + t.rules>
<header class="verdict tone-neutral">
<div class="column">
<p class="brand">abigate<span>${t.tagline}</span></p>
<div class="ruling"><div>
<h1>${t.rules}</h1>
<p class="sentence">${t["rules.sentence"]}</p>
</div></div>
</div>
</header>
<main id="main" class="column" tabindex="-1">
<nav class="contents" aria-label="${t["rules.contents"]}">
<ul>
<#list areas as area><li><a href="#${area.id}">${area.title?cap_first}</a> <span class="tally">${area.rules?size}</span></li></#list>
<li><a href="#noise">${t["rules.noise"]}</a> <span class="tally">${noise?size}</span></li>
</ul>
</nav>
<#list areas as area>
<section id="${area.id}" aria-labelledby="${area.id}-title">
<h2 id="${area.id}-title">${area.title?cap_first}</h2>
<#list area.rules as rule>
<details class="rule ${rule.severity}" id="${rule.id}">
<summary><h3>${rule.title}</h3><span class="meta"><code>${rule.id}</code><span>${rule.word}</span><span>${rule.affects}</span></span></summary>
<div class="explained">
${rule.html?no_esc}</div>
</details>
</#list>
</section>
</#list>
<section id="noise" aria-labelledby="noise-title">
<h2 id="noise-title">${t["rules.noise"]}</h2>
<#list noise as class>
<details class="rule" id="${class.id}">
<summary><h3>${class.title}</h3><span class="meta"><code>${class.id}</code></span></summary>
<div class="explained"${english}>
${class.html?no_esc}</div>
</details>
</#list>
</section>
</main>
<footer class="column"><p>abigate ${toolVersion}</p></footer>
</@document>
