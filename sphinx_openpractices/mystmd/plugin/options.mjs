// Options of directives.

import { findNearest, report } from './messages.mjs';

const TEXT = { type: String };
const FLAG = { type: Boolean };
export const LISTING = ['sort', 'limit', 'group-by', 'groups', 'layout', 'caption', 'empty', 'name', 'class', 'show'];

export function declare(texts, flags = []) {
  return Object.fromEntries([...texts.map((name) => [name, TEXT]), ...flags.map((name) => [name, FLAG])]);
}

// mystmd warns of an unknown option, and does not know which one was meant.
export function suggestOptions(known, vfile, node) {
  for (const option of node.children ?? []) {
    const nearest = option.type === 'mystOption' && !(option.name in known) && findNearest(option.name, Object.keys(known));
    if (nearest) report(`${node.name}: instead of the option "${option.name}", write "${nearest}"`, vfile, option);
  }
}

export function readNumber(name, value, warn) {
  if (value === undefined) return undefined;
  if (/^[1-9][0-9]{0,8}$/.test(value)) return Number(value);
  warn(`${name}: write a number, 1 or more, not "${value}"`);
  return undefined;
}
