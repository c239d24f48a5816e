// @ts-check
"use strict";
/* Filters for galleries. Not a module: browsers load none from local files,
   https://github.com/whatwg/html/issues/8121 */
{
	/** Data attributes of cards and URL parameters. */
	const KINDS = ["tags", "relation", "license"];

	/**
	 * Ignore case, accents, width and kind of kana. Upper case turns "ß" into "SS".
	 * @param {string} text
	 */
	function foldText(text) {
		const folded = text.normalize("NFKD").replace(/\p{Mn}/gu, "").toUpperCase().toLowerCase();
		return folded.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
	}

	/**
	 * @template {keyof HTMLElementTagNameMap} Tag
	 * @param {Tag} tag
	 * @param {object} properties
	 * @param {(Node | string)[]} children
	 */
	function makeElement(tag, properties, ...children) {
		const element = Object.assign(document.createElement(tag), properties);
		element.append(...children);
		return element;
	}

	/** @param {Element} list a group */
	function findGroupTitle(list) {
		return document.querySelector(`.project-group-title[id="${list.getAttribute("aria-labelledby")}"]`);
	}

	/** @param {HTMLElement} element */
	function readCard(element) {
		const { project, ...data } = element.dataset;
		const parts = [...element.querySelectorAll(".project-title, .project-caption")].map((part) => part.textContent);
		return {
			element,
			project,
			values: Object.fromEntries(KINDS.map((kind) => [kind, data[kind]?.split(",") || []])),
			text: foldText([...parts, data.tags].join(" ")),
			unmet: [""],
		};
	}

	/** A project can have several cards. @param {{ project?: string }[]} cards */
	function countProjects(cards) {
		return new Set(cards.map((card) => card.project)).size;
	}

	class GalleryFilter {
		/**
		 * @param {HTMLElement[]} lists the groups of a gallery
		 * @param {string} name
		 */
		constructor(lists, name) {
			this.lists = lists;
			this.prefix = name && `${name}.`;
			this.labels = JSON.parse(lists[0].dataset.filterLabels || "");
			const items = /** @type {HTMLElement[]} */ (lists.flatMap((list) => [...list.querySelectorAll(".project-highlight")]));
			this.cards = items.map(readCard);
			this.search = makeElement("input", { type: "search" });
			this.form = makeElement(
				"form",
				{ className: "project-filter", role: "search", ariaLabel: `${this.labels.filter} ${name}`.trim() },
				makeElement("label", {}, this.labels.search, this.search),
			);
			this.choices = KINDS.flatMap((kind) => this.makeChoices(kind));
			this.status = makeElement("p", { role: "status" });
			this.reset = this.makeClearButton();
			this.form.append(makeElement("div", {}, this.status, this.reset));
			const none = makeElement("p", {}, this.labels.none);
			this.empty = makeElement("div", { className: "project-filter-empty" }, none, this.makeClearButton());
			(findGroupTitle(lists[0]) || lists[0]).before(this.form);
			lists[lists.length - 1].after(this.empty);

			this.isTyping = false;
			this.form.onsubmit = () => false;
			this.form.oninput = (event) => this.change(event.target === this.search);
			this.form.onkeydown = (event) => {
				if (event.key === "Escape") this.clear();
			};
			this.form.addEventListener("focusout", () => this.updateChoices());
			addEventListener("popstate", () => this.readAddress());
			this.readAddress();
		}

		makeClearButton() {
			return makeElement("button", { type: "button", onclick: () => this.clear() }, this.labels.clear);
		}

		/** @param {string} kind */
		makeChoices(kind) {
			const values = [...new Set(this.cards.flatMap((card) => card.values[kind]))];
			if (values.length < 2) return [];
			const choices = values.map((value) => ({
				kind,
				label: this.labels.names[`${kind}.${value}`] || value,
				cards: this.cards.filter((card) => card.values[kind].includes(value)),
				box: makeElement("input", { type: "checkbox", value }),
				count: makeElement("span", {}),
			}));
			// As make_title_key sorts, in every language
			choices.sort((one, other) => one.label.localeCompare(other.label, "en", { numeric: true }));
			const labels = choices.map(({ label, box, count }) =>
				makeElement("label", {}, box, " ", makeElement("bdi", {}, label), " ", count));
			this.form.append(makeElement("fieldset", {}, makeElement("legend", {}, this.labels[kind]), ...labels));
			return choices;
		}

		/** @param {string} kind */
		getChosen(kind) {
			return this.choices.filter((choice) => choice.kind === kind && choice.box.checked).map(({ box }) => box.value);
		}

		showMatches() {
			const words = foldText(this.search.value).split(/\s+/).filter(Boolean);
			const chosen = Object.fromEntries(KINDS.map((kind) => [kind, this.getChosen(kind)]));
			for (const card of this.cards) {
				card.unmet = KINDS.filter((kind) =>
					chosen[kind].length && !chosen[kind].some((value) => card.values[kind].includes(value)));
				if (!words.every((word) => card.text.includes(word))) card.unmet.push("find");
			}
			this.updateCards();
			const matches = this.cards.filter((card) => !card.unmet.length);
			const shown = new Set(matches.map((card) => card.element.closest("[data-filter]")));
			for (const list of this.lists) {
				list.hidden = !shown.has(list);
				findGroupTitle(list)?.toggleAttribute("hidden", list.hidden);
			}
			const status = this.labels.status
				.replace("{shown}", countProjects(matches))
				.replace("{total}", countProjects(this.cards));
			// Screen readers announce even the same text again.
			if (this.status.textContent !== status) this.status.textContent = status;
			this.empty.hidden = !!matches.length;
			this.reset.hidden = !matches.length || !(words.length || this.choices.some(({ box }) => box.checked));
			this.updateChoices();
		}

		/** In batches: thousands of cards take longer than a frame. */
		updateCards(from = 0) {
			const to = from + 400;
			for (const card of this.cards.slice(from, to)) card.element.hidden = !!card.unmet.length;
			if (to < this.cards.length) requestAnimationFrame(() => this.updateCards(to));
		}

		/** Count what each choice would show. Disable empty ones, but keep the focus. */
		updateChoices() {
			for (const { kind, cards, box, count } of this.choices) {
				const number = countProjects(cards.filter((card) => card.unmet.every((other) => other === kind)));
				count.textContent = `(${number})`;
				box.disabled = !number && !box.checked && box !== document.activeElement;
			}
		}

		/** @param {boolean} isTyping consecutive typing is one step in the history */
		change(isTyping) {
			this.showMatches();
			const url = new URL(location.href);
			for (const kind of [...KINDS, "find"]) {
				const values = kind === "find" ? [this.search.value.trim()] : this.getChosen(kind);
				url.searchParams.delete(this.prefix + kind);
				for (const value of values) if (value) url.searchParams.append(this.prefix + kind, value);
			}
			if (url.href !== location.href) {
				if (isTyping && this.isTyping) history.replaceState(null, "", url);
				else history.pushState(null, "", url);
			}
			this.isTyping = isTyping;
		}

		clear() {
			this.search.value = "";
			for (const { box } of this.choices) box.checked = false;
			this.change(false);
			this.search.focus();
		}

		readAddress() {
			const url = new URL(location.href);
			this.search.value = url.searchParams.get(`${this.prefix}find`) || "";
			for (const { kind, box } of this.choices) {
				box.checked = url.searchParams.getAll(this.prefix + kind).includes(box.value);
			}
			this.isTyping = false;
			this.showMatches();
		}
	}

	const lists = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-filter]")]);
	for (const name of new Set(lists.map((list) => list.dataset.filter || ""))) {
		new GalleryFilter(lists.filter((list) => list.dataset.filter === name), name);
	}
}
