// Names in options and roles.

import { suggest } from './messages.mjs';

export function splitWords(value) {
  return [...new Set((value ?? '').split(',').map((word) => word.trim().replace(/\s+/g, ' ')).filter(Boolean))];
}

export function foldName(name) {
  return name.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
}

export function findEntry(projects, name) {
  const folded = foldName(name);
  return (
    projects.entries.find(({ entry }) => entry.id === name) ??
    projects.entries.find(({ entry }) => entry.title && foldName(entry.title) === folded)
  );
}

export function describeUnknown(kind, catalog, name) {
  const names = catalog.entries.flatMap(({ entry }) => [entry.id, entry.title ?? entry.id]);
  return `there is no ${kind.noun} "${name}" in the catalog${suggest(name, names)}`;
}

export function splitMention(body) {
  const [, text, name] = /^(.*?)\s*<([^<>]+)>$/s.exec(body) ?? [null, '', body];
  return [text, name.trim()];
}

// Good enough for a label that only this plugin uses.
export function makeSlug(title) {
  return foldName(title).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'unnamed';
}
