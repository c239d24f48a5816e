// @ts-check
"use strict";
/* Lets readers sort galleries in layout "table". Each row has its rank by each column, in the order of the build:
   browsers compare texts by the reader's language. Not a module: browsers load none from local files,
   https://github.com/whatwg/html/issues/8121 */
{
	/**
	 * Equal rows stay in the author's order, and rows without a value are last in both directions.
	 * @param {{row: Element, ranks: number[]}[]} rows
	 * @param {number} column
	 * @param {number} direction
	 */
	function sortRows(rows, column, direction) {
		const valued = rows.filter(({ ranks }) => ranks[column]);
		valued.sort((one, other) => direction * (one.ranks[column] - other.ranks[column]));
		return [...valued, ...rows.filter(({ ranks }) => !ranks[column])].map(({ row }) => row);
	}

	/** @param {HTMLTableElement} table */
	function addButtons(table) {
		const [body] = table.tBodies;
		const headers = [...(table.tHead?.rows[0].cells ?? [])];
		const rows = [...body.rows].map((row) => ({ row, ranks: (row.dataset.ranks ?? "").split(" ").map(Number) }));
		for (const [column, header] of headers.entries()) {
			if (new Set(rows.map(({ ranks }) => ranks[column])).size < 2) continue;
			const button = document.createElement("button");
			button.type = "button";
			button.append(...header.childNodes);
			header.append(button);
			button.addEventListener("click", () => {
				const order = header.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
				for (const each of headers) each.removeAttribute("aria-sort");
				header.setAttribute("aria-sort", order);
				body.append(...sortRows(rows, column, order === "ascending" ? 1 : -1));
			});
		}
	}

	for (const table of document.querySelectorAll("table.project-gallery-table")) {
		addButtons(/** @type {HTMLTableElement} */ (table));
	}
}
