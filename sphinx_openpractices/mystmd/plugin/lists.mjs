// A list of entries: those of the body, then those of the catalog, whole or in groups.

import { getSite, useData } from './data.mjs';
import { groupEntries } from './groups.mjs';
import { PRACTICES, listSelecting } from './kinds.mjs';
import { arrangeItems } from './layouts.mjs';
import { report, reportError, suggest } from './messages.mjs';
import { makeParagraph, makeText, parseInline } from './nodes.mjs';
import { suggestOptions } from './options.mjs';
import { makeHeading } from './pages.mjs';
import { selectEntries, sortEntries } from './selection.mjs';
import { listUnanswered } from './unanswered.mjs';

// Options that mystmd has no counterpart for; "sizes" is one of the look, and so ignored in silence.
const NOT_COVERED = ['filter'];

// "show" has a function for each layout, which returns the nodes of some entries.
export function listEntries(kind, known, show, { options = {}, body = [], node }, vfile, context) {
  const warn = (message) => report(`${kind.directive}: ${message}`, vfile, node);
  suggestOptions(known, vfile, node);
  const arranged = checkOptions(kind, options, warn);
  const selecting = listSelecting(kind);
  const selects = selecting.some((name) => options[name] !== undefined);
  const catalog = body.length && !selects ? null : useData(kind, vfile, node);
  const site = catalog && getSite();
  const found = catalog ? findItems(kind, catalog, site, selecting, arranged, warn) : [];
  const caption = options.caption ? [makeHeading(parseInline(options.caption, context), 1)] : [];
  if (!found.length && !body.length) {
    if (options.empty) return [...caption, makeParagraph(parseInline(options.empty, context))];
    if (catalog) warn(`no ${kind.noun} of the catalog matches all of its options`);
    return [];
  }
  const groups = catalog && options['group-by'] ? splitItems(kind, found, arranged, catalog, site, warn, vfile, node) : [];
  const shapes = show({ ...arranged, depth: caption.length + (groups.length ? 2 : 1) }, catalog, warn);
  const arrange = (own, items) => arrangeItems(shapes, own, items, arranged, warn);
  const parts = groups.length
    ? [...arrange(body, []), ...groups.flatMap(({ title, items }) => [makeHeading([makeText(title)], caption.length + 1), ...arrange([], items)])]
    : arrange(body, found);
  const lead = shapes.lead?.(found) ?? [];
  return nameList([...caption, ...lead, ...parts], options.name);
}

function checkOptions(kind, options, warn) {
  for (const name of NOT_COVERED.filter((each) => options[each] !== undefined)) {
    warn(`the option "${name}" has no effect in mystmd`);
  }
  if (!options.layout || kind.layouts.includes(options.layout)) return { ...options, layout: options.layout ?? kind.layouts[0] };
  const hint = suggest(options.layout, kind.layouts) || `; write one of ${kind.layouts.join(', ')}`;
  warn(`there is no layout "${options.layout}"${hint}`);
  return { ...options, layout: kind.layouts[0] };
}

function findItems(kind, catalog, site, selecting, options, warn) {
  const found = selectEntries(kind, catalog, site, options, warn);
  const unanswered = kind === PRACTICES ? listUnanswered(catalog, site, options, selecting) : [];
  return unanswered.length ? sortEntries([...found, ...unanswered], options.sort ?? 'catalog', catalog, kind, () => {}) : found;
}

function splitItems(kind, found, options, catalog, site, warn, vfile, node) {
  try {
    return groupEntries(kind, found, options, catalog, site, warn);
  } catch (error) {
    reportError(`${kind.directive}: ${error.message}`, vfile, node);
    return [];
  }
}

// A label leads to the first part.
export function nameList(parts, name) {
  if (name && parts.length) Object.assign(parts[0], { identifier: name.toLowerCase(), label: name });
  return parts;
}
