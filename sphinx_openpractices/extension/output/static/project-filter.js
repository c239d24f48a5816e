// @ts-check
/* Controls for `:filter:`; no module: browsers load none from files. */
{
const KINDS = ["tags", "relation", "license"];

/** Without case, accents, width, kana. @param {string} text */
const fold = (text) =>
	text.normalize("NFKD").replace(/\p{Mn}/gu, "").toUpperCase().toLowerCase()
		.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {object} is @param {(Node | string)[]} has */
const make = (tag, is, ...has) => {
	const element = Object.assign(document.createElement(tag), is);
	element.append(...has);
	return element;
};

/** Of a group. @param {Element} list */
const titleOf = (list) => document.querySelector(`.project-group-title[id="${list.getAttribute("aria-labelledby")}"]`);

/** @param {HTMLElement[]} lists groups @param {string} key */
const filter = (lists, key) => {
	const words = JSON.parse(lists[0].dataset.filterWords || "");
	const names = [...KINDS, "find"].map((name) => (key && `${key}.`) + name);
	const cards = /** @type {HTMLElement[]} */ (lists.flatMap((list) => [...list.children])).map((card) => {
		const values = KINDS.map((kind) => (card.dataset[kind] || "").split(",").filter(Boolean));
		const parts = [...card.querySelectorAll(".project-title, .project-caption")].map((part) => part.textContent);
		const text = fold([parts, values[0]].flat().join(" "));
		return { card, id: card.dataset.project, values, text, own: /** @type {any[]} */ ([]), fails: [-1] };
	});
	const search = make("input", { type: "search" });
	const form = make("form", { className: "project-filter", role: "search", ariaLabel: `${words.filter} ${key}`.trim() },
		make("label", {}, words.search, search));
	const choices = KINDS.flatMap((name, kind) => {
		const found = [...new Set(cards.flatMap((card) => card.values[kind]))]
			.map((value) => [value, words.names[`${name}.${value}`] || value])
			.sort(([, a], [, b]) => a.localeCompare(b, document.documentElement.lang || "en"));
		if (!found[1]) return [];
		const group = form.appendChild(make("fieldset", {}, make("legend", {}, words[name])));
		return found.map(([value, label]) => {
			const box = make("input", { type: "checkbox", value });
			const count = make("span", {});
			group.append(make("label", {}, box, ` ${label} `, count));
			const choice = { kind, box, count, left: new Set() };
			for (const card of cards) if (card.values[kind].includes(value)) card.own.push(choice);
			return choice;
		});
	});
	const chosen = () => KINDS.map((_, own) =>
		choices.flatMap(({ kind, box }) => (kind === own && box.checked ? box.value : [])));
	const button = () => make("button", { type: "button", textContent: words.clear, onclick: clear });
	const status = make("p", { role: "status" });
	const reset = button();
	form.append(make("div", {}, status, reset));
	const empty = make("div", { className: "project-filter-empty" }, make("p", {}, words.none), button());
	(titleOf(lists[0]) || lists[0]).before(form);
	lists.at(-1)?.after(empty);

	/** Choices in vain keep the focus. */
	const count = () => {
		for (const { left } of choices) left.clear();
		for (const { own, fails, id } of cards) {
			if (fails.length < 2) for (const { kind, left } of own) if ((fails[0] ?? kind) === kind) left.add(id);
		}
		for (const { box, count, left } of choices) {
			count.textContent = `(${left.size})`;
			box.disabled = !left.size && !box.checked && box !== document.activeElement;
		}
	};

	/** Many take more than a frame. */
	const hide = (from = 0) => {
		for (const { card, fails } of cards.slice(from, from + 400)) card.hidden = !!fails.length;
		if (cards[(from += 400)]) requestAnimationFrame(() => hide(from));
	};

	const show = () => {
		const wanted = chosen();
		const query = fold(search.value).split(/\s+/).filter(Boolean);
		const shown = new Set();
		const all = new Set();
		for (const each of cards) {
			each.fails = [0, 1, 2, 3].filter((kind) => kind > 2
				? !query.every((word) => each.text.includes(word))
				: wanted[kind][0] && !wanted[kind].some((one) => each.values[kind].includes(one)));
			all.add(each.id);
			if (!each.fails.length) shown.add(each.id);
		}
		hide();
		for (const list of lists) {
			list.hidden = cards.every(({ card, fails }) => fails.length || card.parentNode !== list);
			titleOf(list)?.toggleAttribute("hidden", list.hidden);
		}
		const text = words.status.replace("{shown}", shown.size).replace("{total}", all.size);
		if (status.textContent !== text) status.textContent = text;
		empty.hidden = !!shown.size;
		reset.hidden = !shown.size || ![query, wanted].flat(2)[0];
		count();
	};

	let typing = false;
	/** What is typed is one step back. @param {boolean} types */
	const change = (types) => {
		show();
		const url = new URL(location.href);
		[...chosen(), search.value.trim() || []].forEach((values, index) => {
			url.searchParams.delete(names[index]);
			for (const value of [values].flat()) url.searchParams.append(names[index], value);
		});
		if (url.href !== location.href) history[types && typing ? "replaceState" : "pushState"](null, "", url);
		typing = types;
	};

	function clear() {
		search.value = "";
		for (const { box } of choices) box.checked = false;
		change(false);
		search.focus();
	}

	const load = () => {
		const query = new URLSearchParams(location.search);
		search.value = query.get(names[3]) || "";
		for (const { kind, box } of choices) box.checked = query.getAll(names[kind]).includes(box.value);
		typing = false;
		show();
	};

	form.onsubmit = () => false;
	form.oninput = ({ target }) => change(target === search);
	form.onkeydown = ({ key }) => void (key === "Escape" && clear());
	form.addEventListener("focusout", count);
	addEventListener("popstate", load);
	load();
};

const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-filter]")]);
for (const key of new Set(all.map((list) => list.dataset.filter || ""))) {
	filter(all.filter((list) => list.dataset.filter === key), key);
}
}
