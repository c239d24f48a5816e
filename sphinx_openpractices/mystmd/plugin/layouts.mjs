// The layouts of lists: mystmd's own grids, lists and tables.

import { readNumber } from './options.mjs';

const COLUMNS = { list: [1, 1, 1, 1], logos: [2, 2, 3, 4] };
const USUAL = [1, 2, 2, 3]; // on the narrowest screens, and on wider ones

export function makeGrid(children, options, warn) {
  const usual = COLUMNS[options.layout] ?? USUAL;
  const most = readNumber('columns', options.columns, warn);
  const columns = most ? [...usual.slice(0, 3).map((number) => Math.min(number, most)), most] : usual;
  return { type: 'grid', columns, children };
}

// What a list shows of its entries: "show" has a function for each layout. Cards are in one grid with those of the body.
export function arrangeItems(show, body, items, options, warn) {
  const others = body.length ? [makeGrid(body, options, warn)] : [];
  if (!items.length) return others;
  const arrange = show[options.layout] ?? show.cards;
  const shown = arrange(items);
  return shown[0].type === 'card' ? [makeGrid([...body, ...shown], options, warn)] : [...others, ...shown];
}
