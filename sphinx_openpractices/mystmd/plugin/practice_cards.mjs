// Practices: what a card shows beside the statement are texts in the data.

import { join, makeLink, makeList, makeParagraph, makeText, parseCaption } from './nodes.mjs';
import { OWNED } from './pages.mjs';
import { findTarget } from './paths.mjs';

function makePart([text, target], folder, vfile) {
  return makeLink(text, findTarget(target, folder, vfile));
}

function makeDetails(details, folder, vfile) {
  if (!details) return [];
  const lines = details.lines.map((parts) => join(parts.filter(([text]) => text).map((part) => makePart(part, folder, vfile)), ' '));
  return [{ type: 'details', children: [{ type: 'summary', children: [makeText(details.title)] }, makeList(lines)] }];
}

// Without its status and its reviews if it is "plain": one of a list of statements that are no more than that.
export function makePractice(item, { isPlain, title, body }, vfile, context) {
  const { entry, folder, shown } = item;
  const status = { type: 'strong', children: [makeText(shown.status)] };
  const meta = shown.meta.map((part) => makePart(part, folder, vfile));
  const name = title ?? entry.title;
  const head = [];
  if (name) head.push({ type: 'cardTitle', children: [makeText(`${name} `), status] });
  const line = join(meta, '\u00a0· ');
  if (!name && !isPlain) head.push(makeParagraph([status, ...(line.length ? [makeText(' '), ...line] : [])]));
  else if (name && line.length) head.push(makeParagraph(line));
  const statement = body?.length ? body : parseCaption({ caption: entry.statement, summary: entry.summary }, folder, vfile, context);
  const note = entry.note ? [makeParagraph([makeText(entry.note)])] : [];
  const evidence = shown.evidence.map(([text, target, date]) => [
    makePart([text, target], folder, vfile),
    ...(date ? [makeText(` ${date}`)] : []),
  ]);
  const foot = isPlain
    ? []
    : [makeParagraph([makeText(shown.review)]), ...makeDetails(shown.actions, folder, vfile), ...makeDetails(shown.history, folder, vfile)];
  return {
    type: 'card',
    [OWNED]: `practice-${entry.id}`,
    children: [...head, ...statement, ...note, ...(evidence.length ? [makeList(evidence)] : []), ...foot],
  };
}
