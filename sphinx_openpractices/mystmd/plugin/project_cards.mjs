// The card of a project.

import { makeLink, parseCaption } from './nodes.mjs';
import { findTarget, movePath } from './paths.mjs';

const LOGO_HEIGHT = '64px';
export const SHOWN = ['title', 'target', 'logo', 'alt', 'caption', 'summary'];

// Only the title is a link: a caption may contain links, which cannot be in another one.
export function makeCard(project, folder, body, vfile, context) {
  const logo = folder === null ? project.logo : movePath(project.logo, folder, vfile);
  const header = logo && { type: 'header', children: [{ type: 'image', url: logo, alt: project.alt ?? '', height: LOGO_HEIGHT }] };
  const title = { type: 'cardTitle', children: [makeLink(project.title, findTarget(project.target, folder, vfile))] };
  const content = body?.length ? body : parseCaption(project, folder, vfile, context);
  return { type: 'card', children: [...(header ? [header] : []), title, ...content] };
}

// What the page writes itself is relative to the page, and replaces the text of the entry as a whole.
export function showEntry(item, own, body, vfile, context) {
  const moved = { ...item.entry, logo: movePath(item.entry.logo, item.folder, vfile), target: findTarget(item.entry.target, item.folder, vfile) };
  if (own.caption !== undefined || own.summary !== undefined) moved.caption = moved.summary = '';
  const hasOwnText = body?.length || own.caption || own.summary;
  const content = hasOwnText ? body : parseCaption(moved, item.folder, vfile, context);
  return makeCard({ ...moved, ...own }, null, content, vfile, context);
}
