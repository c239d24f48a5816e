// What is finished when a page is whole: the depth of headings, the labels of cards, and references to these.

import { getCatalog, reportMissing } from './data.mjs';
import { report } from './messages.mjs';
import { describeUnknown, findEntry, foldName } from './names.mjs';
import { makeText } from './nodes.mjs';
import { findTarget } from './paths.mjs';

// Attributes of nodes, until the page is whole.
const DEEPER = 'openpracticesDeeper';
const CARD = 'openpracticesCard';
const MENTION = 'openpracticesMention';

// Below the section in which it is: only the whole page knows how deep that is.
export function makeHeading(children, deeper) {
  return { type: 'heading', depth: 2, enumerated: false, children, [DEEPER]: deeper };
}

function setDepths(tree) {
  let depth = 1;
  const visit = (node) => {
    if (node.type === 'heading' && node[DEEPER]) {
      node.depth = Math.min(depth + node[DEEPER], 6);
      delete node[DEEPER];
    } else if (node.type === 'heading') {
      depth = node.depth;
    }
    (node.children ?? []).forEach(visit);
  };
  visit(tree);
}

// Directives of all pages run before the first page is whole. So it is known by then which entries have a card, and on
// which pages: by label, and for entries that are in no catalog by their folded titles, too.

const shown = new Map(); // label -> page -> whether its list is canonical
const owners = new Map(); // label -> page whose card has it
const own = new Map(); // "project dask" -> { label, title }

export function noteCard(node, label, vfile, isCanonical = false) {
  const pages = shown.get(label) ?? shown.set(label, new Map()).get(label);
  pages.set(vfile.path, isCanonical || pages.get(vfile.path) || false);
  node[CARD] = { label, isCanonical };
  return node;
}

export function noteOwn(kind, names, label, title) {
  for (const name of names) own.set(`${kind.noun} ${foldName(name)}`, { label, title });
}

// References lead to a canonical list, or else to the first page: the index, then by the path.
function choosePage(label) {
  const pages = [...shown.get(label)];
  const canonical = pages.filter(([, isCanonical]) => isCanonical);
  const rank = (page) => `${/(^|\/)index\.[a-z]+$/.test(page) ? 0 : 1} ${page}`;
  return (canonical.length ? canonical : pages).map(([page]) => page).sort((one, other) => (rank(one) < rank(other) ? -1 : 1))[0];
}

function listCards(tree, found = []) {
  if (tree[CARD]) found.push(tree);
  (tree.children ?? []).forEach((child) => listCards(child, found));
  return found;
}

function setLabels(tree, vfile) {
  const cards = listCards(tree);
  const labels = new Set(cards.map((node) => node[CARD].label));
  for (const [label, page] of owners) if (page === vfile.path) owners.delete(label);
  for (const [label, pages] of shown) if (!labels.has(label)) pages.delete(vfile.path);
  for (const label of labels) {
    const found = cards.filter((node) => node[CARD].label === label);
    const isChosen = !shown.get(label)?.has(vfile.path) || choosePage(label) === vfile.path; // the first: of an included file
    if (isChosen && !owners.has(label)) {
      const node = found.find((each) => each[CARD].isCanonical) ?? found[0];
      owners.set(label, vfile.path);
      node.label = node.identifier = label;
    }
  }
  for (const node of cards) delete node[CARD];
}

// A reference to an entry: its card, or else its target. One without a position, of a list or a summary, is not reported.
export function makeMention(kind, name, text, position) {
  return { type: 'span', ...(position && { position }), children: [makeText(text || name)], [MENTION]: { kind, name, text } };
}

function resolveMention(node, vfile) {
  const { kind, name, text } = node[MENTION];
  delete node[MENTION];
  const catalog = getCatalog(kind);
  const item = catalog && findEntry(catalog, name);
  const written = own.get(`${kind.noun} ${foldName(name)}`);
  if (!item && !written) {
    if (catalog) report(describeUnknown(kind, catalog, name), vfile, node);
    else reportMissing(kind, vfile, node);
    return;
  }
  const label = item ? `${kind.noun}-${item.entry.id}` : written.label;
  node.children = [makeText(text || (item ? (item.entry.title ?? item.shown.label) : written.title))];
  if (shown.get(label)?.size) Object.assign(node, { type: 'crossReference', identifier: label, label });
  else if (item?.entry.target) Object.assign(node, { type: 'link', url: findTarget(item.entry.target, item.folder, vfile) });
  else if (node.position) report(`no page shows the ${kind.noun} "${name}", and it has no target; its text is shown without a link`, vfile, node);
}

function resolveMentions(tree, vfile) {
  if (tree[MENTION]) resolveMention(tree, vfile);
  (tree.children ?? []).forEach((child) => resolveMentions(child, vfile));
}

export function finishPage() {
  return (tree, vfile) => {
    setDepths(tree);
    setLabels(tree, vfile);
    resolveMentions(tree, vfile);
  };
}
