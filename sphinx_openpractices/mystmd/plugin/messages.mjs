// Messages, in the page and at the line of the directive.

export function report(message, vfile, node) {
  return vfile.message(message, node);
}

export function reportError(message, vfile, node) {
  report(message, vfile, node).fatal = true;
}

export function suggest(name, names) {
  const nearest = findNearest(name, names);
  return nearest ? `; did you mean "${nearest}"?` : '';
}

export function findNearest(name, names) {
  const measured = names.map((each) => [measureDistance(each.toLowerCase(), name.toLowerCase()), each]);
  const [distance, nearest] = measured.reduce((one, other) => (other[0] < one[0] ? other : one), [Infinity, '']);
  return distance <= Math.max(1, name.length * 0.4) ? nearest : '';
}

function measureDistance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [number, letter] of [...one].entries()) {
    const next = [number + 1];
    for (let index = 0; index < other.length; index += 1) {
      next.push(Math.min(next[index] + 1, row[index + 1] + 1, row[index] + (letter === other[index] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
}
