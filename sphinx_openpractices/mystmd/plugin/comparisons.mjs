// Practices compared with a day: the data has what to say, for each day from which that is something else.

import { formatDate, formatIso, readDate } from './dates.mjs';
import { fillText, makeParagraph, makeTable, makeText } from './nodes.mjs';

// The day, which begins a month; "warn" reports a text that is no date.
export function readCompared(text, warn) {
  if (text === undefined) return null;
  const date = readDate(text.trim());
  if (!date) warn(`compare: "${text}" is not a date; write a day such as 2024-03-01, or a month such as 2024-03`);
  return date && { ...date, isMonth: false };
}

function findComparison({ shown }, day) {
  return (shown.comparisons ?? []).filter(({ from }) => from <= formatIso(day.first)).at(-1);
}

// The lines about changes of a practice since a day, or else the step back that it always shows.
export function listChanges(item, day, site) {
  const found = day && findComparison(item, day);
  if (!found) return item.shown.changes;
  return [fillText(found.text, { date: formatDate(day, site.language) }), ...found.others];
}

// The line above a list: how many changed in which way.
export function makeComparisonLead(items, day, site, warn) {
  const known = items.filter((item) => findComparison(item, day));
  const beginnings = known.map((item) => item.shown.counts.beginning).filter(Boolean).sort();
  if (beginnings.length && formatIso(day.last) < beginnings[0]) {
    warn(`compare: write ${beginnings[0]} or a later date; these practices have none as early as ${day.text}`);
  }
  const counts = Object.entries(site.ways).map(([way, text]) => [text, known.filter((item) => findComparison(item, day).way === way).length]);
  const tallies = counts.filter(([, number]) => number).map(([text, number]) => fillText(text, { number }));
  const since = fillText(site.texts.since, { date: formatDate(day, site.language) });
  return makeParagraph([makeText(`${since} ${tallies.join(', ')}`)]);
}

// Steps back are first; "split" returns the parts of a practice.
export function makeComparisonTable(items, day, site, split, makeCell) {
  const rank = (item) => findComparison(item, day)?.rank ?? Infinity;
  const rows = [...items].sort((one, other) => rank(one) - rank(other) || 0).map((item) => {
    const { then = '', change = '', others = [] } = findComparison(item, day) ?? {};
    return [makeCell(item), [makeText(then)], [split(item).status], [change, ...others].filter(Boolean).map((text) => makeParagraph([makeText(text)]))];
  });
  const { practice, now, change } = site.texts;
  return makeTable([practice, formatDate(day, site.language), now, change].map((text) => [makeText(text)]), rows);
}
