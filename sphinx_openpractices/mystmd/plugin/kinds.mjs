// The two kinds of entries. "matchers" are the options that select by a key of the same name; the first layout is the usual one.

export const PROJECTS = {
  noun: 'project',
  list: 'projects',
  directive: 'project-gallery',
  matchers: ['relation', 'license'],
  layouts: ['cards', 'covers', 'logos', 'list', 'names', 'table'],
};
export const PRACTICES = {
  noun: 'practice',
  list: 'practices',
  directive: 'practice-list',
  matchers: ['group', 'status', 'owner', 'level', 'framework', 'principle'],
  layouts: ['list', 'cards', 'table'],
};

// What the option "show" of practices can name besides keys.
export const CRITERIA = 'criteria';

export function listSelecting(kind) {
  return ['catalog', kind.list, 'exclude', 'tags', 'all-tags', 'exclude-tags', ...kind.matchers];
}
