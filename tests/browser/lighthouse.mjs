// Audits pages one after another, in one browser, and prints what the tests look at, as JSON.
// Usage: node lighthouse.mjs BROWSER CATEGORIES URL...

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, categories, ...urls] = process.argv.slice(2);
const chrome = await launch({
  chromePath,
  ignoreDefaultFlags: true,
  chromeFlags: [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ],
});
const results = [];
try {
  for (const url of urls) {
    const { lhr } = await lighthouse(url, {
      port: chrome.port,
      logLevel: "error",
      onlyCategories: categories.split(","),
      // Of performance, which takes long, only what moves and what is loaded.
      onlyAudits: ["cumulative-layout-shift", "layout-shifts", "network-requests"],
      // What takes time and no points.
      disableFullPageScreenshot: true,
      pauseAfterFcpMs: 0,
      networkQuietThresholdMs: 0,
      cpuQuietThresholdMs: 0,
      skipAudits: ["bf-cache", "final-screenshot", "screenshot-thumbnails"],
      // Each page as a new reader sees it: the default leaves what a theme keeps in the local storage.
      clearStorageTypes: ["all"],
    });
    results.push(summary(lhr));
  }
} finally {
  chrome.kill();
}
process.stdout.write(JSON.stringify(results));

function summary({ audits, categories, requestedUrl, runtimeError }) {
  const scored = Object.values(categories);
  return {
    url: requestedUrl,
    problem: runtimeError?.message ?? null,
    scores: Object.fromEntries(scored.map(({ id, score }) => [id, score])),
    // What costs points, and what was found.
    failed: scored.flatMap(({ id: category, auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 1)
        .map(({ id }) => `${category}: ${id}: ${found(audits[id])}`),
    ),
    shift: audits["cumulative-layout-shift"]?.numericValue,
    shifts: audits["layout-shifts"]?.details?.items.map(({ node, score }) => `${node?.selector} ${score}`),
    requests: audits["network-requests"]?.details.items.map((request) => request.url),
  };
}

function found(audit) {
  return audit?.displayValue ?? JSON.stringify(audit?.details?.items ?? null);
}
