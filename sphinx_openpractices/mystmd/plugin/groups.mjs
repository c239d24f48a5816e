// The groups of entries, in their order.

import { suggest } from './messages.mjs';
import { splitWords } from './names.mjs';
import { hasValue } from './selection.mjs';

// The option "groups": name, name = Title, name = "Title, with comma".
function splitGroups(value) {
  const part = /\s*(?:"([^"]*)"|([^",=]*))\s*(?:=\s*(?:"([^"]*)"|([^",=]*)))?\s*(?:,|$)/y;
  const groups = [];
  while (part.lastIndex < value.length) {
    const match = part.exec(value);
    if (!match) throw new Error(`write names with titles, such as 'name = "Title"', separated by commas, not '${value}'`);
    const name = (match[1] ?? match[2]).trim();
    if (name) groups.push([name, (match[3] ?? match[4] ?? '').trim()]);
  }
  return groups;
}

export function groupEntries(kind, found, options, projects, site, warn) {
  const key = options['group-by'];
  const labels = projects.groups[key] ?? (found.some((item) => item.values[key]) ? [] : null);
  if (!labels) {
    warn(`group-by: no ${kind.noun} has the key "${key}"${suggest(key, Object.keys(projects.groups))}`);
    return [];
  }
  const selected = key === 'tags' || kind.matchers.includes(key) ? splitWords(options[key]) : [];
  const list = (item) => (selected.length ? selected.filter((each) => hasValue(item, key, each)) : (item.values[key] ?? []));
  const titles = new Map(labels);
  // The sections of an audit have the order in which the catalog has them first.
  const inOrder = [...projects.entries.filter((item) => found.includes(item)), ...found];
  const written = key === 'group' ? inOrder.flatMap(list) : labels.map(([name]) => name);
  const order = selected.length ? selected : [...new Set(written)];
  const groups = new Map(order.map((name) => [name, { title: titles.get(name) ?? name, items: [] }]));
  const rest = { title: site.texts.other, items: [] };
  for (const item of found) {
    const names = list(item);
    for (const name of names) groups.get(name).items.push(item);
    if (!names.length) rest.items.push(item);
  }
  const first = [];
  for (const [name, title] of splitGroups(options.groups ?? '')) {
    const group = groups.get(name) ?? (name === 'other' ? rest : null);
    if (!group) {
      warn(`groups: there is no group "${name}"${suggest(name, order)}`);
      continue;
    }
    if (title) group.title = title;
    if (group !== rest) first.push(group);
  }
  const all = [...first, ...[...groups.values()].filter((group) => !first.includes(group)), rest];
  const shown = all.filter(({ items }) => items.length);
  return shown.every((group) => group === rest) ? [] : shown;
}
