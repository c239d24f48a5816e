// Directives and the role of practices.

import { useData } from './data.mjs';
import { PRACTICES, listSelecting } from './kinds.mjs';
import { listEntries } from './lists.mjs';
import { report, reportError } from './messages.mjs';
import { describeUnknown, findEntry, splitMention } from './names.mjs';
import { makeText } from './nodes.mjs';
import { LISTING, declare } from './options.mjs';
import { makePractice } from './practice_cards.mjs';

export const practice = {
  name: 'practice',
  doc: 'A practice of the catalog; the argument replaces its title, and the body its statement.',
  arg: { type: String },
  options: declare(['practice']),
  body: { type: 'myst' },
  run({ arg, options = {}, body, node }, vfile, context) {
    if (options.practice === undefined) {
      reportError('practice: add the option "practice" with the id of a practice in the catalog; mystmd shows no others', vfile, node);
      return body ?? [];
    }
    const practices = useData(PRACTICES, vfile, node);
    const item = practices && findEntry(practices, options.practice);
    if (practices && !item) report(describeUnknown(PRACTICES, practices, options.practice), vfile, node);
    return item ? [makePractice(item, { isPlain: false, title: arg, body }, vfile, context)] : (body ?? []);
  },
};

export const practiceList = {
  name: 'practice-list',
  doc: 'Practices of the catalog, selected, sorted and grouped.',
  options: declare([...listSelecting(PRACTICES), ...LISTING, 'class', 'show', 'filter', 'compare'], ['canonical']),
  body: { type: 'myst' },
  run(data, vfile, context) {
    const options = { layout: 'list', ...data.options };
    const show = (items) => {
      const isPlain = options.layout === 'list' && items.every(({ shown }) => shown.plain);
      return items.map((item) => makePractice(item, { isPlain }, vfile, context));
    };
    return listEntries(PRACTICES, show, { ...data, options }, vfile, context);
  },
};

export const practiceRole = {
  name: 'practice',
  doc: 'The title of a practice of the catalog, with a link to its card.',
  body: { type: String, required: true },
  run({ body, node }, vfile) {
    const [text, name] = splitMention(body);
    const practices = useData(PRACTICES, vfile, node);
    const item = practices && findEntry(practices, name);
    if (practices && !item) report(describeUnknown(PRACTICES, practices, name), vfile, node);
    if (!item) return [makeText(text || name)];
    const label = `practice-${item.entry.id}`;
    return [{ type: 'crossReference', identifier: label, label, children: [makeText(text || item.entry.title || item.shown.label)] }];
  },
};
