// The two kinds of entries. "matchers" are the options that select by a key of the same name.

export const PROJECTS = { noun: 'project', list: 'projects', directive: 'project-gallery', matchers: ['relation', 'license'] };
export const PRACTICES = {
  noun: 'practice',
  list: 'practices',
  directive: 'practice-list',
  matchers: ['group', 'status', 'owner', 'level', 'framework', 'principle'],
};

export function listSelecting(kind) {
  return ['catalog', kind.list, 'exclude', 'tags', 'all-tags', 'exclude-tags', ...kind.matchers];
}
