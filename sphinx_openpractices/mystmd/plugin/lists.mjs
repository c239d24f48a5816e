// A list of entries: those of the body, then those of the catalog, whole or in groups.

import { useData } from './data.mjs';
import { groupEntries } from './groups.mjs';
import { listSelecting } from './kinds.mjs';
import { report, reportError } from './messages.mjs';
import { makeGrid, makeText, parseInline } from './nodes.mjs';
import { makeHeading } from './pages.mjs';
import { selectEntries } from './selection.mjs';

const LAYOUTS = ['cards', 'list'];

// Options that mystmd has no counterpart for; "columns" and "sizes" are those of the look, and so ignored in silence.
const NOT_COVERED = ['show', 'filter', 'sections', 'canonical', 'compare'];

// "showItems" returns the nodes of some entries, in one grid.
export function listEntries(kind, showItems, { options = {}, body = [], node }, vfile, context) {
  const warn = (message) => report(`${kind.directive}: ${message}`, vfile, node);
  for (const name of NOT_COVERED.filter((each) => options[each] !== undefined)) {
    warn(`the option "${name}" has no effect in mystmd`);
  }
  if (options.layout && !LAYOUTS.includes(options.layout)) {
    warn(`the layout "${options.layout}" is shown as cards; in mystmd, write one of ${LAYOUTS.join(', ')}`);
  }
  if (options.framework !== undefined) warn('principles that no practice answers to are not shown in mystmd');
  const selects = listSelecting(kind).some((name) => options[name] !== undefined);
  const catalog = body.length && !selects ? null : useData(kind, vfile, node);
  const found = catalog ? selectEntries(kind, catalog, options, warn) : [];
  const caption = options.caption ? [makeHeading(parseInline(options.caption, context), 1)] : [];
  if (!found.length && !body.length) {
    if (options.empty) return [...caption, { type: 'paragraph', children: parseInline(options.empty, context) }];
    if (catalog) warn(`no ${kind.noun} of the catalog matches all of its options`);
    return [];
  }
  const whole = () => [makeGrid([...body, ...showItems(found)], options)];
  try {
    const groups = catalog && options['group-by'] ? groupEntries(kind, found, options, catalog, warn) : [];
    return [...caption, ...(groups.length ? showGroups(groups, body, showItems, options) : whole())];
  } catch (error) {
    reportError(`${kind.directive}: ${error.message}`, vfile, node);
    return [...caption, ...whole()];
  }
}

function showGroups(groups, body, showItems, options) {
  const own = body.length ? [makeGrid(body, options)] : [];
  const deeper = options.caption ? 2 : 1;
  const show = ({ title, items }) => [makeHeading([makeText(title)], deeper), makeGrid(showItems(items), options)];
  return [...own, ...groups.flatMap(show)];
}
