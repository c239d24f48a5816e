// The principles of a framework that no practice answers: each is shown as a practice that is not assessed.

import { splitWords } from './names.mjs';

function findUnanswered(catalog, id, framework) {
  const answered = new Set(catalog.entries.flatMap((item) => item.values.principle ?? []));
  return framework.sections.flatMap((section) =>
    section.principles.filter((each) => !answered.has(`${id}#${each.id}`)).map((principle) => ({ section, principle })),
  );
}

export function makeUnanswered(catalog, site, id) {
  const framework = site.frameworks[id];
  return findUnanswered(catalog, id, framework).map(({ section, principle }) => ({
    entry: { title: principle.title, summary: site.texts.unanswered, group: section.title },
    folder: '',
    values: { group: [section.title], principle: [`${id}#${principle.id}`], framework: [id] },
    meta: {},
    ranks: {},
    shown: {
      plain: false,
      status: site.unassessed.label,
      counts: { status: '', scale: framework.scale, 'site-status': '', reviewed: '', due: '' },
      meta: [[framework.label, principle.target || framework.target]],
      changes: [],
      evidence: [],
      review: site.texts['never-reviewed'],
    },
  }));
}

// Of the frameworks that a list selects by, if it selects by nothing else.
export function listUnanswered(catalog, site, options, selecting) {
  if (selecting.some((name) => name !== 'framework' && options[name] !== undefined)) return [];
  const known = splitWords(options.framework).filter((id) => site.frameworks[id]);
  return known.flatMap((id) => makeUnanswered(catalog, site, id));
}
