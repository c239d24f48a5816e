// Tables of contents that only the navigation of Sphinx needs: mystmd shows one with ":hidden:" on the page, too.

import fs from 'node:fs';

const DIRECTIVE = /^[ \t]*(`{3,}|~{3,}|:{3,})\{(toctree|toc|tableofcontents|table-of-contents|contents)\}[^\n]*((?:\n[ \t]*:[a-z-]+:[^\n]*)*)/gm;

// The tree has neither the options nor the lines of a table: they are those of the source, in the same order.
function removeHiddenToctrees(tree, vfile) {
  const parents = [];
  const visit = (node) => {
    for (const child of node.children ?? []) {
      if (child.type === 'toc') parents.push([node, child]);
      visit(child);
    }
  };
  visit(tree);
  if (!parents.length || !vfile.path?.endsWith('.md')) return;
  const written = [...fs.readFileSync(vfile.path, 'utf8').replaceAll('\r\n', '\n').matchAll(DIRECTIVE)];
  if (written.length !== parents.length) return; // another page is included, or an example has one
  written.forEach(([, , name, options], number) => {
    const [parent, toc] = parents[number];
    if (name === 'toctree' && /^[ \t]*:hidden:/m.test(options)) parent.children = parent.children.filter((child) => child !== toc);
  });
}

export function finishToctrees() {
  return removeHiddenToctrees;
}
