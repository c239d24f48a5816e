// Directives and the role of practices.

import { getSite, useData, useSite } from './data.mjs';
import { PRACTICES, listSelecting } from './kinds.mjs';
import { listEntries } from './lists.mjs';
import { report, reportError } from './messages.mjs';
import { describeUnknown, findEntry, splitMention } from './names.mjs';
import { makeText } from './nodes.mjs';
import { LISTING, declare, suggestOptions } from './options.mjs';
import { OWN_OPTIONS, describeOwn } from './own_practices.mjs';
import { makeMention, noteOwn } from './pages.mjs';
import { makeParts, makePractice, makePracticeShapes, notePractice } from './practice_cards.mjs';

const PRACTICE_OPTIONS = declare(['practice', ...OWN_OPTIONS], ['draft']);
const LIST_OPTIONS = declare([...listSelecting(PRACTICES), ...LISTING, 'filter', 'compare'], ['canonical']);
// What can be written beside the id of a practice in the catalog.
const BESIDE = ['practice', 'title', 'class', 'name', 'draft'];

export const practice = {
  name: 'practice',
  doc: 'A practice: one of the catalog, or one that the options and the body describe; the argument is its title.',
  arg: { type: String },
  options: PRACTICE_OPTIONS,
  body: { type: 'myst' },
  run({ arg, options = {}, body, node }, vfile, context) {
    suggestOptions(PRACTICE_OPTIONS, vfile, node);
    if (options.draft) return [];
    const title = arg ?? options.title;
    const item = options.practice === undefined ? makeOwnPractice(options, title, body, vfile, node) : findNamed(options, vfile, node);
    if (!item) return body ?? [];
    return [notePractice(makePractice(makeParts(item, { title, body }, vfile, context), false), item, vfile)];
  },
};

function findNamed(options, vfile, node) {
  const practices = useData(PRACTICES, vfile, node);
  const item = practices && findEntry(practices, options.practice);
  if (practices && !item) report(describeUnknown(PRACTICES, practices, options.practice), vfile, node);
  for (const name of Object.keys(options).filter((each) => !BESIDE.includes(each))) {
    report(`practice: beside "practice", the option "${name}" has no effect in mystmd`, vfile, node);
  }
  return item;
}

function makeOwnPractice(options, title, body, vfile, node) {
  if (!title && !body?.length && !options.statement && !options.summary) {
    reportError('practice: write a title or a statement, or the option "practice" with the id of a practice in the catalog', vfile, node);
    return null;
  }
  const site = useSite(vfile, node);
  if (!site) return null;
  const item = describeOwn(options, title, site, (message) => report(`practice: ${message}`, vfile, node));
  if (item.entry.id) noteOwn(PRACTICES, [item.entry.id, ...(title ? [title] : [])], `practice-${item.entry.id}`, title ?? item.shown.label);
  return item;
}

export const practiceList = {
  name: 'practice-list',
  doc: 'Practices of the catalog, selected, sorted and grouped.',
  options: LIST_OPTIONS,
  body: { type: 'myst' },
  run(data, vfile, context) {
    const show = (options, catalog, warn) => makePracticeShapes(options, catalog, getSite(), warn, vfile, context);
    return listEntries(PRACTICES, LIST_OPTIONS, show, data, vfile, context);
  },
};

export const practiceRole = {
  name: 'practice',
  doc: 'The title of a practice, with a link to its card.',
  body: { type: String, required: true },
  run({ body, node }, vfile) {
    const [text, name] = splitMention(body);
    return useSite(vfile, node) ? [makeMention(PRACTICES, name, text, node.position)] : [makeText(text || name)];
  },
};
