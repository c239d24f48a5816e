// How many practices have each status, and how old their reviews are.

import { getSite, useData } from './data.mjs';
import { PRACTICES, listSelecting } from './kinds.mjs';
import { nameList } from './lists.mjs';
import { report } from './messages.mjs';
import { splitWords } from './names.mjs';
import { SEPARATOR, fillText, join, makeDetails, makeParagraph, makeStrong, makeTable, makeText } from './nodes.mjs';
import { declare, suggestOptions } from './options.mjs';
import { makeMention } from './pages.mjs';
import { selectEntries } from './selection.mjs';
import { findStatus, isOrdered } from './statuses.mjs';
import { makeUnanswered } from './unanswered.mjs';

const OPTIONS = declare([...listSelecting(PRACTICES), 'name', 'class']);
export const practiceSummary = {
  name: 'practice-summary',
  doc: 'How many practices of the catalog have each status; of each framework, if the options name some.',
  options: OPTIONS,
  run({ options = {}, node }, vfile) {
    const warn = (message) => report(`practice-summary: ${message}`, vfile, node);
    suggestOptions(OPTIONS, vfile, node);
    const catalog = useData(PRACTICES, vfile, node);
    if (!catalog) return [];
    const site = getSite();
    const items = selectEntries(PRACTICES, catalog, site, options, warn);
    const ids = splitWords(options.framework).filter((id) => site.frameworks[id]);
    if (!items.length && !ids.length) {
      warn('no practice of the catalog matches all of its options');
      return [];
    }
    const summaries = ids.length ? ids.map((id) => summarize(groupAnswers(items, site, id), site, id, ids.length > 1)) : [summarize(groupItems(items), site)];
    return nameList(summaries.flat(), options.name);
  },
};

// The groups in the order of the catalog; practices without one are last.
function groupItems(items) {
  const groups = new Map();
  for (const item of items) {
    const title = item.entry.group ?? '';
    groups.set(title, [...(groups.get(title) ?? []), item]);
  }
  return [...groups].sort(([one], [other]) => Number(!one) - Number(!other));
}

// The practices of each section, in the order of its principles, each once, and the principles that none answers.
function groupAnswers(items, site, id) {
  const answers = new Map();
  const add = (item) => {
    const name = item.values.principle.find((each) => each.startsWith(`${id}#`));
    if (name) answers.set(name, [...(answers.get(name) ?? []), item]);
  };
  items.filter((item) => item.values.principle).forEach(add);
  makeUnanswered({ entries: items }, site, id).forEach(add);
  const sections = site.frameworks[id].sections.map(({ title, principles }) => [title, principles.flatMap((each) => answers.get(`${id}#${each.id}`) ?? [])]);
  return sections.filter(([, found]) => found.length);
}

// Practices of several scales count as statuses of the site.
function countStatuses(groups, site, id) {
  const items = groups.flatMap(([, found]) => found);
  const scales = [...new Set(id === undefined ? items.map((item) => item.shown.counts.scale) : [site.frameworks[id].scale])];
  const isMixed = scales.length > 1;
  const find = ({ shown: { counts } }) => (isMixed ? findStatus(site, '', counts['site-status']) : findStatus(site, counts.scale, counts.status));
  const scale = site.scales[isMixed ? '' : (scales[0] ?? '')];
  const key = (status) => JSON.stringify(status);
  const used = new Set(items.map((item) => key(find(item))));
  const others = [...scale, ...site.scales[''], site.unassessed].filter((status) => used.has(key(status)));
  const all = new Map([...scale.filter(isOrdered), ...others].map((status) => [key(status), status]));
  const rank = (status) => (isOrdered(status) ? 0 : status.counted ? 1 : 2);
  const statuses = [...all.values()].sort((one, other) => rank(one) - rank(other));
  const count = (found, status) => found.filter((item) => key(find(item)) === key(status)).length;
  return { items, statuses, count, find };
}

function summarize(groups, site, id, isTitled) {
  const counts = countStatuses(groups, site, id);
  const title = isTitled ? [makeText(`${site.frameworks[id].label}: `)] : [];
  const age = describeAge(counts, site.texts);
  return [
    makeParagraph([...title, ...makeLead(counts, site.texts)]),
    ...(age ? [makeParagraph([makeText(age)])] : []),
    makeCounts(groups, counts, site.texts),
    makeLegend(counts, site.texts),
  ];
}

function makeLead({ items, statuses, count, find }, texts) {
  const met = items.filter((item) => find(item).tone === 'met').length;
  const total = items.filter((item) => find(item).counted).length;
  const number = makeStrong(fillText(texts.met, { met, total }));
  const [before, after] = texts['practices-met'].split('{number}');
  const uncounted = statuses.filter((status) => !status.counted).map((status) => `${status.label} (${count(items, status)})`);
  const rest = uncounted.length ? `${SEPARATOR}${fillText(texts['not-counted'], { statuses: uncounted.join(', ') })}` : '';
  return [makeText(before), number, makeText(after + rest)].filter(({ value }) => value !== '');
}

// The oldest and the newest review, and how many practices have none; nothing without any date.
function describeAge({ items, find }, texts) {
  const reviewable = items.filter((item) => item.entry.id && find(item).tone !== 'retired').map((item) => item.shown.counts);
  const days = reviewable.filter(({ reviewed }) => reviewed).sort((one, other) => (one.reviewed < other.reviewed ? -1 : Number(one.reviewed > other.reviewed)));
  const never = reviewable.length - days.length;
  if (!days.length && !reviewable.some(({ due }) => due)) return '';
  const [oldest, newest] = [days[0]?.['reviewed-label'], days.at(-1)?.['reviewed-label']];
  const reviews = oldest === newest ? [[texts[never ? 'reviewed' : 'all-reviewed'], oldest]] : [[texts.oldest, oldest], [texts.newest, newest]];
  const parts = reviews.filter(([, date]) => date).map(([text, date]) => fillText(text, { date }));
  return [...parts, ...(never ? [fillText(texts.never, { number: never })] : [])].join(SEPARATOR);
}

// A row for each group, and one for all practices; a title leads to the first practice of its group.
function makeCounts(groups, { items, statuses, count }, texts) {
  const isWhole = groups.length === 1 && !groups[0][0];
  const makeTitle = ([title, found]) => {
    if (!title) return makeText(isWhole ? texts.all : texts.other);
    const first = found.find((item) => item.entry.id);
    return first ? makeMention(PRACTICES, first.entry.id, title) : makeText(title);
  };
  const makeNumbers = (found) => statuses.map((status) => [makeText(String(count(found, status)))]);
  const rows = groups.map((group) => [[makeTitle(group)], ...makeNumbers(group[1])]);
  const whole = isWhole ? [] : [[[makeText(texts.all)], ...makeNumbers(items)]];
  return makeTable([texts.section, ...statuses.map(({ label }) => label)].map((text) => [makeText(text)]), [...rows, ...whole]);
}

function makeLegend({ items, statuses, count }, texts) {
  const used = statuses.filter((status) => count(items, status));
  return makeDetails(texts.meanings, used.map(({ label, meaning }) => join([makeText(label), makeText(meaning)], ' ')));
}
