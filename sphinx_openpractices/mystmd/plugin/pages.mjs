// What is finished when the whole page is known: the depth of headings, and the labels of cards.

// Below the section in which it is: the transform knows how deep that is.
const DEEPER = 'openpracticesDeeper';

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

// The first card of a practice has the label that references lead to. Pages are built in any order, and again.

export const OWNED = 'openpracticesLabel';
const owners = new Map();

function setLabels(tree, vfile) {
  for (const [label, page] of owners) if (page === vfile.path) owners.delete(label);
  const visit = (node) => {
    const label = node[OWNED];
    delete node[OWNED];
    if (label && !owners.has(label)) {
      owners.set(label, vfile.path);
      node.label = node.identifier = label;
    }
    (node.children ?? []).forEach(visit);
  };
  visit(tree);
}

export function finishPage() {
  return (tree, vfile) => {
    setDepths(tree);
    setLabels(tree, vfile);
  };
}
