// Nodes: mystmd's own, which its themes show.

import { movePath } from './paths.mjs';

// Between the parts of a line, which does not break before it.
export const SEPARATOR = '\u00a0· ';

export function makeText(value) {
  return { type: 'text', value };
}

export function makeLink(text, url) {
  return url ? { type: 'link', url, children: [makeText(text)] } : makeText(text);
}

export function makeStrong(text) {
  return { type: 'strong', children: [makeText(text)] };
}

// Not by color, which is different in the themes.
const PILL = { border: '1px solid', borderRadius: '1em', padding: '0.1em 0.6em', fontSize: '0.85em', fontWeight: 'normal', whiteSpace: 'nowrap' };

export function makePill(text) {
  return { type: 'span', style: PILL, children: [makeText(text)] };
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

export function makeDetails(title, lines) {
  return { type: 'details', children: [{ type: 'summary', children: [makeText(title)] }, makeList(lines)] };
}

// Each row is a list of cells, and each cell one of nodes.
export function makeTable(header, rows) {
  const makeRow = (isHeader) => (cells) => ({
    type: 'tableRow',
    children: cells.map((children) => ({ type: 'tableCell', ...(isHeader ? { header: true } : {}), children })),
  });
  return { type: 'table', children: [makeRow(true)(header), ...rows.map(makeRow(false))] };
}

export function fillText(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
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
  return project.summary ? [makeParagraph([makeText(project.summary)])] : [];
}

function moveLinks(nodes, folder, vfile) {
  for (const node of nodes) {
    if (node.type === 'link' || node.type === 'image') node.url = movePath(node.url, folder, vfile);
    moveLinks(node.children ?? [], folder, vfile);
  }
}
