// @ts-check
"use strict";
/* Filters lists; forms, names and texts are in the page. No module: browsers load none from local files, whatwg/html#8121 */
{
	// Typed for what Unicode does not decompose
	const PLAIN = Object.entries({
		'"': "“”„‟«»〝〞״", "'": "‘’‚‛‹›′‵ʹʻʼʽ`׳", "-": "‐‑‒–—―−⁃", "(c)": "©", "(r)": "®", "+-": "±", x: "×",
		ae: "æ", d: "đð", h: "ħ", l: "ł", n: "ŋ", o: "ø", oe: "œ", t: "ŧ", th: "þ", σ: "ς",
	});
	const signs = new RegExp(`[${PLAIN.map(([, from]) => from).join("")}]`, "g");

	/** Makes texts comparable: no case, accents, width, kinds of kana or typography */
	function foldText(text = "") {
		return text.replace(/´/g, "'").replace(/™/g, "(tm)").normalize("NFKD").replace(/[\p{Mn}\p{Cf}ـ]/gu, "")
			.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
			.toUpperCase().toLowerCase() // ß
			.replace(signs, (sign) => PLAIN.find(([, from]) => from.includes(sign))?.[0] || "")
			.replace(/-+/g, "-").replace(/''/g, '"');
	}

	function makeMatcher(search = "") {
		const words = foldText(search).split(/\s+/).filter(Boolean);
		return (text = "") => words.every((word) => text.includes(word));
	}

	/** @param {any} root @param {string} selector @returns {any[]} */
	const findAll = (root, selector) => [...root.querySelectorAll(selector)];

	/** @param {any} root @param {string} selector @returns {any} */
	const find = (root, selector) => root.querySelector(selector);

	class ListFilter {
		isTyping = false;
		timer = 0;

		/** @param {any} form */
		constructor(form) {
			const root = (this.root = form.parentElement);
			this.form = form;
			this.search = find(form, "input");
			this.status = find(form, "[role=status]");
			this.chosen = this.status.nextElementSibling;
			this.clearer = this.chosen.nextElementSibling;
			this.empty = find(form, ".project-filter-empty");
			this.kinds = findAll(form, "fieldset").map((fieldset, index) => {
				const all = find(fieldset, "button");
				if (all) {
					all.onclick = () => {
						all.hidden = true;
						this.updateChoices();
						find(fieldset, "input").focus();
					};
				}
				const choices = findAll(fieldset, "label").map((element) => {
					const [box, { textContent: label }, count] = element.children;
					const total = +count.textContent;
					return { bit: 2 << index, box, count, element, label, name: `${fieldset.dataset.key}=${box.value}`, number: total, total };
				});
				return { all, choices, details: fieldset.closest("details"), search: find(fieldset, "[type=search]") };
			});
			this.choices = this.kinds.flatMap(({ choices }) => choices);
			const byId = new Map();
			this.lists = findAll(root, "[data-filter]").map((list) => {
				const title = document.getElementById(list.getAttribute("aria-labelledby"));
				const entries = findAll(list, "[data-entry]").map((card) => {
					const { entry: id, choices = "" } = card.dataset;
					// An entry may be in several groups.
					const entry = byId.get(id) || { cards: [], isHidden: false, choices: choices.split(" ").flatMap((/** @type {any} */ each) => this.choices[each] || []) };
					byId.set(id, entry);
					entry.cards.push(card);
					return entry;
				});
				return { parts: root.contains(title) ? [list, title] : [list], entries };
			});
			this.entries = [...byId.values()];
			this.later = this.entries.slice(0, 0);

			this.clearer.onclick = () => this.clear();
			form.onsubmit = () => false;
			form.oninput = (/** @type {any} */ { target }) => {
				if (target.name) this.change(target === this.search);
				else this.updateChoices();
			};
			form.onkeydown = (/** @type {any} */ { key }) => {
				if (key === "Escape") this.close() || this.clear();
			};
			form.addEventListener("toggle", () => this.updateChoices(), true);
			form.addEventListener("focusout", (/** @type {FocusEvent} */ { relatedTarget }) => {
				this.updateChoices();
				if (relatedTarget) this.close(relatedTarget);
			});
			root.onkeydown = (/** @type {any} */ event) => {
				if (/^( |Enter)$/.test(event.key) && this.choose(event.target)) event.preventDefault();
			};
			addEventListener("click", (/** @type {any} */ event) => {
				this.close(event.target);
				if (this.choose(event.target.closest("[role=button]"))) event.preventDefault();
				// The address may have this hash already.
				else if (event.target.closest("a[href*='#']")) setTimeout(() => this.reveal());
			}, true);
			addEventListener("popstate", () => this.readAddress());
			addEventListener("hashchange", () => this.reveal());
			addEventListener("beforeprint", () => this.showLater());
			this.readAddress(this.search.value);
			this.prepareEntries();
		}

		/** @param {any} entry */
		readText(entry) {
			return (entry.text ??= foldText([
				...findAll(entry.cards[0], this.form.dataset.text).map(({ textContent }) => textContent),
				...entry.choices.map((/** @type {any} */ { box, label }) => box.closest("[data-searched]") && label),
			].join(" ")));
		}

		/** In parts: the browser reacts in between */
		prepareEntries(from = 0) {
			for (const entry of this.entries.slice(from, from + 400)) {
				this.readText(entry);
				for (const chip of entry.cards.flatMap((/** @type {any} */ card) => findAll(card, "[data-value]"))) {
					if (this.findChoice(chip)) Object.assign(chip, { role: "button", tabIndex: 0 });
				}
			}
			if (from < this.entries.length) setTimeout(() => this.prepareEntries(from + 400));
		}

		show() {
			const isMatch = makeMatcher(this.search.value);
			const isSearched = !isMatch("");
			const chosen = this.choices.filter(({ box }) => box.checked);
			const isChosen = new Set(chosen);
			const bits = chosen.reduce((all, { bit }) => all | bit, 0);
			for (const choice of this.choices) choice.number = 0;
			for (const entry of this.entries) {
				entry.unmet = bits;
				for (const choice of entry.choices) if (isChosen.has(choice)) entry.unmet &= ~choice.bit;
				if (isSearched && !isMatch(this.readText(entry))) entry.unmet |= 1;
				for (const choice of entry.choices) if (!(entry.unmet & ~choice.bit)) choice.number++;
			}
			const matches = this.entries.filter(({ unmet }) => !unmet);
			this.showEntries(matches);
			for (const { parts, entries } of this.lists) {
				for (const part of parts) part.hidden = entries.every(({ unmet }) => unmet);
			}
			const text = this.form.dataset.status.replace("{shown}", matches.length).replace("{total}", this.entries.length);
			if (this.status.textContent !== text) this.status.textContent = text;
			this.empty.hidden = matches.length;
			this.clearer.hidden = !(isSearched || bits);
			this.showChosen(chosen);
			this.updateChoices();
		}

		/** Those in view at once, the others later: the more are in the page, the longer a frame takes @param {any[]} matches */
		showEntries(matches) {
			if (this.entries.every(({ isHidden, unmet }) => isHidden === !!unmet)) return;
			const focused = document.activeElement?.closest("[data-entry]");
			const end = find(this.root, "[aria-sort]") ? matches.length : Math.max(200, matches.findIndex(({ cards }) => cards.includes(focused)) + 1);
			this.later = matches.slice(end);
			this.setHidden(this.entries.filter(({ unmet }) => unmet).concat(this.later), true);
			this.setHidden(matches.slice(0, end));
			clearTimeout(this.timer);
			this.timer = setTimeout(() => this.showLater(1000), 400);
		}

		showLater(number = Infinity) {
			this.setHidden(this.later.splice(0, number));
			if (this.later.length) this.timer = setTimeout(() => this.showLater(number));
		}

		/** @param {any[]} entries */
		setHidden(entries, isHidden = false) {
			for (const entry of entries) {
				if (isHidden !== entry.isHidden) for (const card of entry.cards) card.hidden = isHidden;
				entry.isHidden = isHidden;
			}
		}

		/** @param {any[]} chosen */
		showChosen(chosen) {
			this.chosen.replaceChildren(...chosen.map(({ box, label }) => {
				const button = document.createElement("button");
				button.type = "button";
				button.className = "op-pill";
				button.append(label);
				button.setAttribute("aria-label", this.form.dataset.remove.replace("{value}", () => label));
				button.onclick = () => {
					box.checked = false;
					this.change();
					find(box.closest("details"), "summary").focus();
				};
				return button;
			}));
			for (const details of findAll(this.form, "details")) {
				const number = chosen.filter(({ box }) => details.contains(box)).length;
				find(details, "span").textContent = number ? ` · ${number}` : "";
			}
		}

		/** Of many, list the first used more than once, or those searched for; disable those that leave nothing. */
		updateChoices() {
			for (const { all, choices, details, search } of this.kinds) {
				if (search && !details.open) search.value = "";
				const isMatch = makeMatcher(search?.value);
				let room = search && !all?.hidden ? 12 : Infinity;
				for (const { box, count, element, label, number, total } of details.open ? choices : []) {
					const isListed = isMatch("") ? !search || (total > 1 && room-- > 0) : isMatch(foldText(label));
					element.hidden = !isListed && !box.checked;
					count.textContent = number;
					box.disabled = !number && !box.checked && box !== document.activeElement;
				}
			}
		}

		/** Unless *target* is in it @param {any} [target] */
		close(target) {
			const details = find(this.form, "[open]");
			if (!details || details.contains(target)) return false;
			if (details.contains(document.activeElement)) find(details, "summary").focus();
			details.open = false;
			return true;
		}

		/** @param {any} chip */
		findChoice(chip) {
			return this.root.contains(chip) && this.choices.find(({ name }) => name === chip?.dataset.value);
		}

		/** @param {any} chip */
		choose(chip) {
			const choice = this.findChoice(chip);
			if (!choice) return false;
			choice.box.checked = !choice.box.checked;
			this.change();
			chip.scrollIntoView({ behavior: "instant", block: "nearest" });
			return true;
		}

		change(isTyping = false) {
			// Before the layout changes
			const [root, form] = [this.root, this.form].map((each) => each.getBoundingClientRect().top);
			this.show();
			this.writeAddress(isTyping && this.isTyping);
			this.isTyping = isTyping;
			// To the first match, if the form sticks
			if (root < form - 20) this.root.scrollIntoView({ behavior: "instant" });
		}

		writeAddress(isSameStep = false) {
			const url = new URL(location.href);
			for (const { name } of this.form.elements) url.searchParams.delete(name);
			for (const [name, value] of /** @type {any} */ (new FormData(this.form))) {
				if (value.trim()) url.searchParams.append(name, value.trim());
			}
			if (this.findHiddenTarget()) url.hash = "";
			if (url.href !== location.href) history[isSameStep ? "replaceState" : "pushState"](null, "", url);
		}

		readAddress(typed = "") {
			const { searchParams } = new URL(location.href);
			this.search.value = searchParams.get(this.search.name) || typed;
			for (const { box } of this.choices) box.checked = searchParams.getAll(box.name).includes(box.value);
			this.isTyping = false;
			this.show();
			this.showLater();
			this.reveal();
		}

		clear() {
			this.form.reset();
			this.change();
			this.search.focus();
		}

		findHiddenTarget() {
			const target = document.getElementById(location.hash.slice(1));
			return this.root.contains(target) && target?.closest("[hidden]") && target;
		}

		reveal() {
			const target = this.findHiddenTarget();
			if (!target) return;
			this.form.reset();
			this.show();
			this.showLater();
			this.writeAddress(true);
			target.scrollIntoView({ behavior: "instant" });
		}
	}

	for (const form of findAll(document, "form.project-filter")) new ListFilter(form);
}
