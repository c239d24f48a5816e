// Options of directives.

const TEXT = { type: String };
const FLAG = { type: Boolean };

export function declare(texts, flags = []) {
  return Object.fromEntries([...texts.map((name) => [name, TEXT]), ...flags.map((name) => [name, FLAG])]);
}

export const LISTING = ['sort', 'limit', 'group-by', 'groups', 'layout', 'caption', 'empty', 'name'];
