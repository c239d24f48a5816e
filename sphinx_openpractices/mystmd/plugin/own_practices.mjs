// A practice that only a page describes: what the data has of the others is made from its options.

import { addDuration, formatDate, formatIso, readDate } from './dates.mjs';
import { suggest } from './messages.mjs';
import { splitWords } from './names.mjs';
import { SEPARATOR, fillText } from './nodes.mjs';
import { findStatus } from './statuses.mjs';

const TEXTS = ['title', 'summary', 'note', 'owner', 'group', 'level', 'status', 'principle'];
const DATES = ['reviewed', 'next-review'];
const LINES = ['evidence', 'actions', 'history'];
export const OWN_OPTIONS = [...TEXTS, ...DATES, ...LINES, 'statement', 'review-every', 'since', 'tags', 'projects', 'class', 'name', 'id'];

// "warn" reports a value that is left out.
export function describeOwn(options, title, site, warn) {
  const texts = Object.fromEntries(TEXTS.filter((name) => options[name]).map((name) => [name, options[name].trim()]));
  const entry = { ...texts, id: options.name ?? options.id, title: title ?? texts.title, statement: options.statement };
  const principles = readPrinciples(texts.principle, site, warn);
  const own = { ...entry, principles, scale: site.frameworks[principles[0]?.framework]?.scale ?? '' };
  own.level = readChoice('level', own.level, Object.keys(site.levels), warn);
  const statuses = [...site.scales[own.scale], ...site.scales['']].map(({ name }) => name);
  own.status = readChoice('status', own.status, statuses, warn);
  for (const name of DATES) own[name] = options[name] && readOwnDate(name, options[name], warn);
  for (const name of LINES) own[name] = readLines(name, options[name], warn);
  own.due = own['next-review']?.last ?? findDue(own.reviewed, options['review-every'], warn);
  return { entry, folder: null, values: {}, meta: {}, ranks: {}, shown: describeShown(own, site) };
}

function readChoice(name, value, choices, warn) {
  if (value === undefined || choices.includes(value)) return value;
  warn(`${name}: there is no ${name} "${value}"${suggest(value, choices) || `; write one of ${choices.join(', ')}`}`);
  return undefined;
}

function readOwnDate(name, text, warn) {
  const date = readDate(text.trim());
  if (!date) warn(`${name}: "${text}" is not a date; write a day such as 2024-03-01, or a month such as 2024-03`);
  return date;
}

function findDue(reviewed, every, warn) {
  if (!every || !reviewed) return null;
  const due = addDuration(reviewed, every);
  if (!due) warn(`review-every: "${every}" is not a duration; write a number of days, months or years, such as "12 months"`);
  return due;
}

function readPrinciples(text, site, warn) {
  return splitWords(text).flatMap((name) => {
    const [framework, id] = name.split('#');
    const known = site.frameworks[framework]?.sections.flatMap(({ principles }) => principles) ?? [];
    const principle = known.find((each) => each.id === id);
    if (principle) return [{ framework, principle }];
    const names = known.length ? known.map((each) => `${framework}#${each.id}`) : Object.keys(site.frameworks);
    warn(`principle: there is no principle "${name}"${suggest(name, names)}`);
    return [];
  });
}

// One item in each line, as in a catalog.
const FORMS = {
  evidence: [/^\[([^\]]+)\]\((.+?)\)(?: (\S+))?$/, ([, text, target, date]) => ({ text, target, date }), '[Title](target) 2026-05-01'],
  actions: [/^(?:(\d{4}-\d{2}(?:-\d{2})?) )?([^<]+?)(?: *<([^<>]+)>)?$/, ([, date, text, target]) => ({ text, target, date }), '2026-12-31 Text <target>'],
  history: [/^(\S+) (\S+)(?: (.*))?$/, ([, date, status, note]) => ({ date, status, note }), '2024-03-01 planned Note'],
};

function readLines(name, text, warn) {
  const [pattern, make, form] = FORMS[name];
  return (text ?? '').split('\n').map((line) => line.trim()).filter(Boolean).flatMap((line) => {
    const match = pattern.exec(line);
    const made = match && make(match);
    const date = made?.date && readDate(made.date);
    if (made && (date || !made.date) && (date || name !== 'history')) return [{ ...made, date }];
    warn(`${name}: "${line}" cannot be read; write one line for each, such as '${form}'`);
    return [];
  });
}

function describeShown(own, site) {
  const { texts } = site;
  const status = findStatus(site, own.scale, own.status);
  const format = (date) => (date ? formatDate(date, site.language) : '');
  const evidence = own.evidence.map(({ text, target, date }) => [text, target, format(date)]);
  return {
    plain: !(own.title || own.level || own.principles.length || own.owner || own.status || own.reviewed || own['next-review'] || own.history.length || own.actions.length),
    label: own.summary ?? own.statement ?? own.id,
    status: status.label,
    meta: [...(own.level ? [[site.levels[own.level], '']] : []), ...listFrameworks(own, site)],
    changes: [],
    evidence: evidence.length || status.tone !== 'met' ? evidence : [[texts['no-evidence'], '', '']],
    review: describeReview(own, status, texts, format),
    actions: describeActions(own.actions, texts, format),
    history: describeHistory(own, site, format),
  };
}

function listFrameworks({ principles }, site) {
  const first = new Map([...principles].reverse().map(({ framework, principle }) => [framework, principle]));
  const names = [...new Set(principles.map(({ framework }) => framework))];
  return names.map((id) => [site.frameworks[id].label, first.get(id).target || site.frameworks[id].target]);
}

function describeReview(own, status, texts, format) {
  const isRetired = status.tone === 'retired';
  const reviewed = own.reviewed ? fillText(texts[isRetired ? 'retired' : 'reviewed'], { date: format(own.reviewed) }) : texts['never-reviewed'];
  const next = own['next-review'] ?? (own.due && readDate(formatIso(own.due)));
  const due = next && !isRetired ? [fillText(texts['next-review'], { date: format(next) })] : [];
  return [reviewed, ...due, ...(own.owner ? [own.owner] : [])].join(SEPARATOR);
}

// In the order of their dates; what has none is last.
function describeActions(actions, texts, format) {
  if (!actions.length) return null;
  const sorted = [...actions].sort((one, other) => (one.date?.last ?? Infinity) - (other.date?.last ?? Infinity) || 0);
  const isOne = sorted.length === 1;
  const count = fillText(texts[isOne ? 'action' : 'actions'], { number: sorted.length });
  const due = sorted[0].date && fillText(texts[isOne ? 'due' : 'next-due'], { date: format(sorted[0].date) });
  return { title: due ? `${count}, ${due}` : count, lines: sorted.map(({ text, target, date }) => [[format(date), ''], [text, target]]) };
}

// The newest first; the present assessment, if it has a date, is one of them.
function describeHistory({ history, reviewed, status, scale }, site, format) {
  if (!history.length) return null;
  const earlier = [...history].sort((one, other) => one.date.first - other.date.first);
  const all = reviewed && status ? [...earlier, { date: reviewed, status }] : earlier;
  const label = (each) => findStatus(site, scale, each.status).label;
  const [first] = all;
  const isSame = all.length > 1 && all.every((each) => each.status === first.status);
  const month = format(readDate(first.date.text.slice(0, 7)));
  const title = fillText(site.texts[isSame ? 'same' : 'history'], { date: month, status: label(first) });
  return { title, lines: all.reverse().map((each) => [[format(each.date), ''], [label(each), ''], [each.note ?? '', '']]) };
}
