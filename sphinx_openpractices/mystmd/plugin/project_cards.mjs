// How projects are shown: as cards, logos, names or rows of a table.

import { PROJECTS } from './kinds.mjs';
import { splitWords } from './names.mjs';
import { makeLink, makeList, makeTable, makeText, parseCaption } from './nodes.mjs';
import { makeHeading, noteCard } from './pages.mjs';
import { findTarget, movePath } from './paths.mjs';
import { listValues, readShown, showKeys } from './shown_keys.mjs';

// A wide logo has a width instead of a height: themes make it narrower than that, and would distort it.
const CARD_LOGO = { widest: 2, width: '80%', height: '64px' };
const WALL_LOGO = { widest: 1.4, width: '100%', height: '64px' };
export const SHOWN = ['title', 'target', 'logo', 'cover', 'alt', 'caption', 'summary'];

// Only the title is a link: a caption may contain links, which cannot be in another one.
export function makeCard(project, content, isCover = false) {
  const picture = isCover && project.cover ? [{ type: 'image', url: project.cover, alt: project.alt ?? '' }] : makeLogo(project, CARD_LOGO);
  const header = picture.length ? [{ type: 'header', children: picture }] : [];
  return { type: 'card', children: [...header, { type: 'cardTitle', children: [makeLink(project.title, project.target)] }, ...content] };
}

function makeLogo({ logo, ratio, alt }, { widest, width, height }, text = alt ?? '') {
  return logo ? [{ type: 'image', url: logo, alt: text, ...(ratio > widest ? { width } : { height }) }] : [];
}

// Paths are those of the page then.
function moveProject({ entry, folder, 'logo-ratio': ratio }, vfile) {
  const moved = { ...entry, ratio, target: findTarget(entry.target, folder, vfile) };
  return { ...moved, logo: movePath(entry.logo, folder, vfile), cover: movePath(entry.cover, folder, vfile) };
}

// What the page writes itself is relative to the page, and replaces the text of the entry as a whole.
export function showEntry(item, own, body, vfile, context) {
  const project = { ...moveProject(item, vfile), ...(own.logo && { ratio: undefined }), ...own };
  const isOwn = own.caption !== undefined || own.summary !== undefined;
  const content = body?.length ? body : parseCaption(isOwn ? own : project, isOwn ? null : item.folder, vfile, context);
  return noteCard(makeCard(project, content), `project-${item.entry.id}`, vfile);
}

// For each layout, a function that returns the nodes of some projects.
export function makeProjectShapes(options, catalog, warn, vfile, context) {
  const keys = readShown(PROJECTS, options, catalog, ['title'], warn);
  const isCanonical = Boolean(options.canonical);
  const note = (node, item) => noteCard(node, `project-${item.entry.id}`, vfile, isCanonical);
  const parse = (item) => parseCaption(item.entry, item.folder, vfile, context);
  const makeCards = (isCover) => (items) =>
    items.map((item) => note(makeCard(moveProject(item, vfile), [...parse(item), ...showKeys(item, keys, catalog)], isCover), item));
  const isTitled = splitWords(options.show).includes('title');
  const makeTitle = (item) => {
    const { title, target } = moveProject(item, vfile);
    return note({ type: 'span', children: [makeLink(title, target)] }, item);
  };
  const makeSection = (item) => {
    const project = moveProject(item, vfile);
    const heading = note(makeHeading([makeLink(project.title, project.target)], options.depth), item);
    return [heading, ...makeLogo(project, CARD_LOGO), ...parse(item), ...showKeys(item, keys, catalog)];
  };
  return {
    ...(options.sections && { list: (items) => items.flatMap(makeSection) }),
    cards: makeCards(false),
    covers: makeCards(true),
    logos: (items) => items.map((item) => note(makeWallCard(moveProject(item, vfile), isTitled), item)),
    names: (items) => [makeList(items.map((item) => [makeTitle(item)]))],
    table: (items) => [makeProjectTable(items, keys, catalog, makeTitle, parse)],
  };
}

// A logo without its title has the title as its text.
function makeWallCard(project, isTitled) {
  if (isTitled || !project.logo) return makeCard(project, []);
  const logo = makeLogo(project, WALL_LOGO, project.title);
  return { type: 'card', children: project.target ? [{ type: 'link', url: project.target, children: logo }] : logo };
}

function makeProjectTable(items, keys, catalog, makeTitle, parse) {
  const captions = items.map(parse);
  const columns = [
    { header: catalog.labels.title, cells: items.map((item) => [makeTitle(item)]) },
    { header: catalog.labels.caption, cells: captions.map((nodes) => (nodes.length === 1 && nodes[0].type === 'paragraph' ? nodes[0].children : nodes)) },
    ...keys.map((name) => ({ header: catalog.shown[name], cells: items.map((item) => listValues(item, name)) })),
  ].filter(({ cells }) => cells.some((cell) => cell.length));
  return makeTable(columns.map(({ header }) => [makeText(header)]), items.map((_, row) => columns.map(({ cells }) => cells[row])));
}
