// @ts-check
"use strict";
/* Text of cards can be selected, for it lies above the link that covers a card: here a click on it follows that link.
   On phones, the first tap opens a caption of more than two lines. Not a module, as project-filter.js. */
{
	/** @param {MouseEvent} event */
	const follow = (event) => {
		const target = /** @type {Element} */ (event.target);
		const text = target.closest(".project-highlight > :is(.project-caption, .project-meta)");
		const card = text?.parentElement;
		const link = /** @type {HTMLAnchorElement | null} */ (card?.querySelector(".project-title > a"));
		if (!text || event.defaultPrevented || target.closest("a, button, input, label, summary")) return;
		if (getSelection()?.type === "Range") return;
		if (text.scrollHeight > text.clientHeight + 1) card?.setAttribute("data-open", "");
		else if (link && event.button === 1) open(link.href, "_blank", "noopener");
		else if (!event.button) link?.dispatchEvent(new MouseEvent("click", event));
	};
	document.addEventListener("click", follow);
	document.addEventListener("auxclick", follow);
}
