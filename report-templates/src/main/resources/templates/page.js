"use strict";
(() => {
  const all = Array.from(document.querySelectorAll(".finding"));
  const search = document.getElementById("search");
  const showAll = document.getElementById("show-all");
  const shown = document.getElementById("shown");
  const counts = Array.from(document.querySelectorAll(".count"));
  let area = "";
  let severity = "";

  function openAround(element) {
    for (let d = element.closest("details"); d; d = d.parentElement.closest("details")) {
      d.open = true;
    }
  }

  function apply() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const filtering = words.length > 0 || area !== "" || severity !== "";
    let visible = 0;
    for (const finding of all) {
      const rule = finding.closest(".rule");
      const text = (rule.dataset.rule + " " + rule.querySelector("h4").textContent + " " + finding.textContent).toLowerCase();
      const fits = (area === "" || finding.dataset.area === area)
        && (severity === "" || finding.dataset.severity === severity)
        && words.every(word => text.includes(word));
      finding.hidden = !fits;
      if (fits) {
        visible++;
        if (filtering) openAround(finding);
      }
    }
    for (const group of document.querySelectorAll(".rule, .severity")) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
    }
    for (const count of counts) {
      const current = count.dataset.area === area && count.dataset.severity === severity;
      if (current) count.setAttribute("aria-current", "true"); else count.removeAttribute("aria-current");
    }
    showAll.hidden = !filtering;
    shown.textContent = filtering ? shown.dataset.text.replace("{0}", visible).replace("{1}", all.length) : "";
  }

  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) clear();
    openAround(target);
    target.scrollIntoView();
  }

  function clear() {
    area = severity = search.value = "";
    apply();
  }

  if (search && all.length > 0) {
    document.querySelector(".tools").hidden = false;
    search.addEventListener("input", apply);
    showAll.addEventListener("click", () => { clear(); search.focus(); });
    for (const count of counts) {
      count.addEventListener("click", event => {
        event.preventDefault();
        const again = count.dataset.area === area && count.dataset.severity === severity;
        area = again ? "" : count.dataset.area;
        severity = again ? "" : count.dataset.severity;
        apply();
        document.getElementById("findings").scrollIntoView();
      });
    }
  }
  for (const waiver of document.querySelectorAll(".waiver")) {
    waiver.addEventListener("toggle", () => {
      if (waiver.querySelector("button")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = document.body.dataset.copy;
      button.addEventListener("click", () => {
        const range = document.createRange();
        range.selectNodeContents(waiver.querySelector("code"));
        const selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        if (document.execCommand("copy")) button.textContent = document.body.dataset.copied;
      });
      waiver.append(button);
    });
  }
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details.severity")) fold.open = true;
  });
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
