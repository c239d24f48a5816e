// @ts-check
/* Controls for galleries with `:filter:`, made of the cards' own data attributes.
	A classic script: browsers load no module from a file. */
{
	const KINDS = ["tags", "relation", "license"];

	/** Without case, accents, widths, kinds of kana. @param {string} text */
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

	/** @param {HTMLElement[]} lists of one gallery: one, or one for each group @param {string} key */
	const filter = (lists, key) => {
		const words = JSON.parse(lists[0].dataset.filterWords || "");
		const names = [...KINDS, "find"].map((name) => (key ? `${key}.${name}` : name));
		const cards = /** @type {HTMLElement[]} */ (lists.flatMap((list) => [...list.children])).map((card) => {
			const values = KINDS.map((kind) => (card.dataset[kind] || "").split(",").filter(Boolean));
			const parts = [...card.querySelectorAll(".project-title, .project-caption")].map((part) => part.textContent);
			return { card, id: card.dataset.project, values, text: fold([parts, values[0]].flat().join(" ")), fails: [false] };
		});
		/** Groups repeat cards. @param {typeof cards} some */
		const size = (some) => new Set(some.map(({ id }) => id)).size;

		const search = make("input", { type: "search" });
		const form = make("form", { className: "project-filter", role: "search", ariaLabel: `${words.filter} ${key}`.trim() },
			make("label", {}, words.search, search));
		const choices = KINDS.flatMap((name, kind) => {
			const found = [...new Set(cards.flatMap((card) => card.values[kind]))]
				.map((value) => [value, words.names[`${name}.${value}`] || value])
				.sort(([, a], [, b]) => a.localeCompare(b, document.documentElement.lang || "en"));
			if (found.length < 2) return [];
			const group = form.appendChild(make("fieldset", {}, make("legend", {}, words[name])));
			return found.map(([value, label]) => {
				const box = make("input", { type: "checkbox", value });
				const count = make("span", {});
				group.append(make("label", {}, box, ` ${label} `, count));
				return { kind, box, count };
			});
		});
		const chosen = () => KINDS.map((_, own) =>
			choices.filter(({ kind, box }) => kind === own && box.checked).map(({ box }) => box.value));
		const button = () => make("button", { type: "button", textContent: words.clear, onclick: clear });
		const status = make("p", { role: "status" });
		const reset = button();
		form.append(make("div", {}, status, reset));
		const empty = make("div", { className: "project-filter-empty" }, make("p", {}, words.none), button());
		(titleOf(lists[0]) || lists[0]).before(form);
		lists[lists.length - 1].after(empty);

		/** What each choice would leave; one without any is disabled, but keeps the focus. */
		const count = () => {
			for (const { kind, box, count } of choices) {
				const left = size(cards.filter(({ values, fails }) =>
					values[kind].includes(box.value) && !fails.some((fail, other) => fail && other !== kind)));
				count.textContent = `(${left})`;
				box.disabled = !left && !box.checked && box !== document.activeElement;
			}
		};

		const show = () => {
			const wanted = chosen();
			const query = fold(search.value).split(/\s+/).filter(Boolean);
			for (const each of cards) {
				each.fails = wanted.map((some, kind) => !!some[0] && !some.some((one) => each.values[kind].includes(one)));
				each.fails.push(!query.every((word) => each.text.includes(word)));
				each.card.hidden = each.fails.includes(true);
			}
			for (const list of lists) {
				list.hidden = !list.querySelector(":scope > :not([hidden])");
				titleOf(list)?.toggleAttribute("hidden", list.hidden);
			}
			const shown = size(cards.filter(({ card }) => !card.hidden));
			const text = words.status.replace("{shown}", shown).replace("{total}", size(cards));
			if (status.textContent !== text) status.textContent = text;
			empty.hidden = shown > 0;
			reset.hidden = !shown || ![query, wanted].flat(2)[0];
			count();
		};

		let typing = false;
		/** What is typed is one step of the history. @param {boolean} types */
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

		/** What the address names in vain is ignored. */
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
		form.addEventListener("focusout", () => setTimeout(count));
		addEventListener("popstate", load);
		load();
	};

	const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-filter]")]);
	for (const key of new Set(all.map((list) => list.dataset.filter || ""))) {
		filter(all.filter((list) => list.dataset.filter === key), key);
	}
}
