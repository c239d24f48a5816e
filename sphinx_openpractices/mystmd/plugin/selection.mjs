// Selection: an entry has to match all options that are given.

import { suggest } from './messages.mjs';
import { describeUnknown, findEntry, splitWords } from './names.mjs';
import { readNumber } from './options.mjs';

export function hasValue(item, key, value) {
  if (key !== 'license') return item.values[key]?.includes(value) ?? false;
  return item.licenses.some((each) => each.toLowerCase() === value.toLowerCase());
}

function makeTest(option, wanted) {
  if (option === 'all-tags') return (item) => wanted.every((each) => hasValue(item, 'tags', each));
  if (option === 'exclude-tags') return (item) => !wanted.some((each) => hasValue(item, 'tags', each));
  return (item) => wanted.some((each) => hasValue(item, option, each));
}

// The values that an option can have, even if no entry has them now.
function listKnown(key, projects, site) {
  const known = {
    relation: () => site.relations,
    status: () => Object.values(site.scales).flatMap((scale) => scale.map(({ name }) => name)),
    level: () => Object.keys(site.levels),
    framework: () => Object.keys(site.frameworks),
    principle: () =>
      Object.entries(site.frameworks).flatMap(([id, { sections }]) =>
        sections.flatMap(({ principles }) => principles.map((each) => `${id}#${each.id}`)),
      ),
  };
  return [...new Set([...projects.entries.flatMap((item) => item.values[key] ?? []), ...(known[key]?.() ?? [])])];
}

export function selectEntries(kind, projects, site, options, warn) {
  let found = projects.entries;
  const names = splitWords(options[kind.list]);
  const excluded = splitWords(options.exclude);
  for (const name of [...names, ...excluded]) {
    if (!findEntry(projects, name)) warn(describeUnknown(kind, projects, name));
  }
  if (names.length) found = [...new Set(names.map((name) => findEntry(projects, name)).filter(Boolean))];
  if (options.catalog) {
    if (!projects.files.includes(options.catalog)) {
      warn(`there is no catalog "${options.catalog}"${suggest(options.catalog, projects.files)}`);
    }
    found = found.filter(({ file }) => file === options.catalog);
  }
  const without = excluded.map((name) => findEntry(projects, name));
  found = found.filter((item) => !without.includes(item));
  for (const option of ['tags', 'all-tags', 'exclude-tags', ...kind.matchers]) {
    const wanted = splitWords(options[option]);
    if (!wanted.length) continue;
    const key = option.replace(/^(all|exclude)-/, '');
    const known = listKnown(key, projects, site);
    for (const each of wanted) {
      if (!known.includes(each) && !projects.entries.some((item) => hasValue(item, key, each))) {
        warn(`no ${kind.noun} has the ${key === 'tags' ? 'tag' : key} "${each}"${suggest(each, known)}`);
      }
    }
    found = found.filter(makeTest(option, wanted));
  }
  const sorted = sortEntries(found, options.sort ?? 'catalog', projects, kind, warn);
  return sorted.slice(0, readNumber('limit', options.limit, warn));
}

export function sortEntries(found, sort, projects, kind, warn) {
  const key = sort.replace(/^-/, '');
  const sign = sort.startsWith('-') ? -1 : 1;
  if (key === 'catalog') return sign < 0 ? [...found].reverse() : found;
  if (!projects.keys.includes(key)) {
    warn(`sort: "${key}" is not a key of any ${kind.noun}${suggest(key, projects.keys)}`);
    return found;
  }
  if (projects.mixed[key]) warn(`sort: ${projects.mixed[key]}`);
  const rank = (item) => item.ranks[key] ?? 0; // without a value, last in both directions
  const ranked = found.filter(rank).sort((one, other) => sign * (rank(one) - rank(other)));
  return [...ranked, ...found.filter((item) => !rank(item))];
}
