// Nodes: mystmd's own grids and cards, which its themes show.

import { movePath } from './paths.mjs';

export function makeText(value) {
  return { type: 'text', value };
}

export function makeLink(text, url) {
  return url ? { type: 'link', url, children: [makeText(text)] } : makeText(text);
}

export function makeParagraph(children) {
  return { type: 'paragraph', children };
}

// Parts with a separator between them.
export function join(parts, separator) {
  return parts.flatMap((part, number) => (number ? [makeText(separator), part] : [part]));
}

export function makeList(lines) {
  const children = lines.map((line) => ({ type: 'listItem', spread: false, children: [makeParagraph(line)] }));
  return { type: 'list', ordered: false, spread: false, children };
}

export function makeGrid(cards, options) {
  const columns = options.layout === 'list' ? [1, 1, 1, 1] : [1, 2, 2, 3];
  return { type: 'grid', columns, children: cards };
}

export function parseInline(text, context) {
  const [first, ...others] = context.parseMyst(text).children;
  return first?.type === 'paragraph' && !others.length ? first.children : [makeText(text)];
}

export function parseCaption(project, folder, vfile, context) {
  if (project.caption) {
    const { children } = context.parseMyst(project.caption);
    if (folder !== null) moveLinks(children, folder, vfile);
    return children;
  }
  return project.summary ? [{ type: 'paragraph', children: [makeText(project.summary)] }] : [];
}

function moveLinks(nodes, folder, vfile) {
  for (const node of nodes) {
    if (node.type === 'link' || node.type === 'image') node.url = movePath(node.url, folder, vfile);
    moveLinks(node.children ?? [], folder, vfile);
  }
}
