// How practices are shown: as cards or rows of a table. What is beside the statement are texts in the data.

import { listChanges, makeComparisonLead, makeComparisonTable, readCompared } from './comparisons.mjs';
import { CRITERIA, PRACTICES } from './kinds.mjs';
import { SEPARATOR, join, makeDetails, makeLink, makeList, makeParagraph, makePill, makeStrong, makeTable, makeText, parseCaption } from './nodes.mjs';
import { noteCard } from './pages.mjs';
import { findTarget } from './paths.mjs';
import { readShown, showKeys } from './shown_keys.mjs';

// The parts of a practice, which its card and its row have in different places.
export function makeParts(item, { title, body, keys = [], catalog, hasCriteria, changes = item.shown.changes }, vfile, context) {
  const { entry, folder, shown } = item;
  const link = ([text, target]) => makeLink(text, findTarget(target, folder, vfile));
  const makeLines = (details) => details.lines.map((parts) => join(parts.filter(([text]) => text).map(link), ' '));
  const details = [hasCriteria && shown.criteria, shown.actions, shown.history].filter(Boolean);
  const evidence = shown.evidence.map(([text, target, date]) => [link([text, target]), ...(date ? [makeText(` ${date}`)] : [])]);
  return {
    title: title ?? entry.title,
    status: makePill(shown.status),
    meta: join(shown.meta.map(link), SEPARATOR),
    statement: body?.length ? body : parseCaption({ caption: entry.statement, summary: entry.summary }, folder, vfile, context),
    findings: [...(entry.note ? [entry.note] : []), ...changes].map((text) => makeParagraph([makeText(text)])),
    evidence: evidence.length ? [makeList(evidence)] : [],
    foot: [makeParagraph([makeText(shown.review)]), ...details.map((each) => makeDetails(each.title, makeLines(each)))],
    keys: showKeys(item, keys, catalog),
  };
}

// Without its status and its reviews if it is "plain": one of a list of statements that are no more than that.
export function makePractice(parts, isPlain) {
  const { title, status, meta, statement, findings, evidence, foot, keys } = parts;
  const head = title ? [{ type: 'cardTitle', children: [makeText(`${title} `), status] }] : [];
  const line = title ? meta : [status, ...(meta.length ? [makeText(' '), ...meta] : [])];
  if (line.length && (title || !isPlain)) head.push(makeParagraph(line));
  return { type: 'card', children: [...head, ...statement, ...findings, ...evidence, ...(isPlain ? [] : foot), ...keys] };
}

export function notePractice(node, item, vfile, isCanonical) {
  return item.entry.id ? noteCard(node, `practice-${item.entry.id}`, vfile, isCanonical) : node;
}

// For each layout, a function that returns the nodes of some practices.
export function makePracticeShapes(options, catalog, site, warn, vfile, context) {
  const keys = readShown(PRACTICES, options, catalog, [CRITERIA], warn);
  const hasCriteria = options.show?.split(',').some((word) => word.trim() === CRITERIA);
  const note = (node, item) => notePractice(node, item, vfile, Boolean(options.canonical));
  const day = readCompared(options.compare, warn);
  const split = (item) => makeParts(item, { keys, catalog, hasCriteria, changes: listChanges(item, day, site) }, vfile, context);
  const makeCards = (items, isPlain) => items.map((item) => note(makePractice(split(item), isPlain), item));
  const makeCell = (item) => {
    const { title, statement } = split(item);
    const cell = title ? [makeParagraph([makeStrong(title)])] : statement;
    note(cell[0], item);
    return cell;
  };
  return {
    list: (items) => makeCards(items, items.every(({ shown }) => shown.plain)),
    cards: (items) => makeCards(items, false),
    table: (items) => [day ? makeComparisonTable(items, day, site, split, makeCell) : makePracticeTable(items, split, note, site.texts)],
    lead: (items) => (day ? [makeComparisonLead(items, day, site, warn)] : []),
  };
}

function makePracticeTable(items, split, note, texts) {
  const rows = items.map((item) => {
    const { title, status, meta, statement, findings, evidence, foot, keys } = split(item);
    const name = title ? [makeParagraph([makeStrong(title)])] : [];
    const cell = [...name, ...(meta.length ? [makeParagraph(meta)] : []), ...statement, ...findings];
    note(cell[0], item);
    return [cell, [status], evidence, [...foot, ...keys]];
  });
  return makeTable(['practice', 'status', 'evidence', 'review'].map((name) => [makeText(texts[name])]), rows);
}
