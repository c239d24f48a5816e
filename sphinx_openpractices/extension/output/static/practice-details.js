"use strict";
/* Paper shows what readers would open. Newer browsers do that by the stylesheet, with ::details-content. */
if (!CSS.supports("selector(::details-content)")) {
	const closed = ".practice-foot details:not([open]), .practice-summary details:not([open])";
	/** @type {HTMLDetailsElement[]} */
	let opened = [];
	addEventListener("beforeprint", () => {
		opened = Array.from(document.querySelectorAll(/** @type {"details"} */ (closed)));
		for (const each of opened) each.open = true;
	});
	addEventListener("afterprint", () => {
		for (const each of opened) each.open = false;
	});
}
