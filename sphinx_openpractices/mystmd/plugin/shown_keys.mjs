// What entries show besides their cards: the keys that the option "show" names.

import { getCatalog } from './data.mjs';
import { PRACTICES, PROJECTS } from './kinds.mjs';
import { suggest } from './messages.mjs';
import { findEntry, splitWords } from './names.mjs';
import { join, makeLink, makeParagraph, makeText } from './nodes.mjs';
import { makeMention } from './pages.mjs';

// "others" are what a list of this kind can show, too, such as "criteria".
export function readShown(kind, options, catalog, others, warn) {
  const names = splitWords(options.show);
  if (!catalog) return [];
  for (const name of names) {
    if (others.includes(name) || name in catalog.shown) continue;
    warn(`show: no ${kind.noun} has the key "${name}"${suggest(name, [...Object.keys(catalog.shown), ...others])}`);
  }
  return names.filter((name) => name in catalog.shown && name !== 'title');
}

// The values of a key, with commas between them: those of the kind that an entry names, or that name it, are references.
export function listValues(item, name) {
  const isOther = { [PRACTICES.list]: PRACTICES, [PROJECTS.list]: PROJECTS }[name];
  const values = isOther ? listOthers(isOther, item) : (item.meta[name] ?? []).map(([text, target]) => makeLink(text, target));
  return join(values, ', ');
}

function listOthers(kind, item) {
  const catalog = getCatalog(kind);
  if (!catalog) return [];
  if (kind === PRACTICES) {
    return catalog.entries.filter((each) => each.values.projects?.includes(item.entry.id)).map((each) => makeMention(kind, each.entry.id));
  }
  const found = (item.entry.projects ?? []).map((id) => findEntry(catalog, id));
  return found.filter(Boolean).map((each) => makeMention(kind, each.entry.id));
}

export function showKeys(item, names, catalog) {
  return names.flatMap((name) => {
    const values = listValues(item, name);
    return values.length ? [makeParagraph([makeText(`${catalog.shown[name]}: `), ...values])] : [];
  });
}
