// @ts-nocheck
"use strict";
/* Tells what is overdue in the reader's calendar: data-due is the last day on time, data-overdue the text after it.
   Not deferred: a line changes before it is shown, so nothing moves. */
{
	const now = new Date();
	const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
	const isMonthEnd = new Date(year, month, day + 1).getDate() === 1;
	const language = document.documentElement.lang.replace(/@.*/, "") || "en"; // sr@latin

	function format(count, options) {
		return new Intl.NumberFormat(language, options).format(count);
	}

	function measure(due) {
		const [y, m, d] = due.split("-");
		const days = (Date.UTC(year, month, day) - Date.UTC(y, m - 1, d)) / 864e5;
		const months = (year - y) * 12 + month + 1 - m - (day < d && !isMonthEnd);
		const [count, unit] = months < 1 ? [days, "day"] : months < 24 ? [months, "month"] : [months / 12, "year"];
		return days > 0 && format(Math.floor(count), { style: "unit", unit, unitDisplay: "long" });
	}

	function tell() {
		for (const each of document.querySelectorAll("[data-due]:not(.practice-overdue)")) {
			const { due, overdue } = each.dataset;
			const time = measure(due);
			const date = each.querySelector("time");
			if (!time || (overdue && !date)) continue; // or it is not parsed
			each.classList.add("practice-overdue");
			each.closest(".practice-review")?.closest(".practice")?.classList.add("practice-overdue");
			if (!overdue) continue;
			const [before, after] = overdue.replace("{time}", time).split("{date}");
			each.replaceChildren(before, date, after);
		}
		for (const each of document.querySelectorAll("[data-overdue-count]:empty")) {
			// The cells below may arrive later.
			const times = each.dataset.dues.split(" ").map(measure).filter(Boolean);
			const text = each.dataset.overdueCount.replace("{count}", format(times.length));
			if (times.length) each.textContent = text.replace("{time}", times[0]);
		}
		observer.takeRecords();
	}

	const observer = new MutationObserver(tell);
	observer.observe(document, { childList: true, subtree: true });
	document.addEventListener("DOMContentLoaded", () => {
		tell();
		observer.disconnect();
	});
}
