// @ts-check
"use strict";
/* Loads the parent's bundle of Bootstrap when a reader first does something: it opens menus, shows tooltips and the button
   that leads to the top, all of which need the reader. No report is known:
   https://github.com/pydata/pydata-sphinx-theme/blob/fe3f573/src/pydata_sphinx_theme/assets/scripts/bootstrap.js */
{
	const { bootstrap: source = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
	const events = ["pointermove", "pointerdown", "keydown", "focusin", "scroll"];
	/** @type {Promise<Event> | undefined} */
	let loaded;

	const load = () => {
		events.forEach((type) => removeEventListener(type, load));
		loaded ??= new Promise((done) => {
			const script = document.createElement("script");
			script.src = source;
			script.addEventListener("load", done);
			document.head.append(script);
		});
		return loaded;
	};
	events.forEach((type) => addEventListener(type, load, { passive: true }));

	// A click before it has arrived is repeated.
	addEventListener(
		"click",
		(event) => {
			const toggle = event.target instanceof Element && event.target.closest("[data-bs-toggle]");
			if (toggle instanceof HTMLElement && !("bootstrap" in window)) {
				event.preventDefault();
				load().then(() => toggle.click());
			}
		},
		{ capture: true },
	);
}
