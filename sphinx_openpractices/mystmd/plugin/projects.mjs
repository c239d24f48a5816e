// Directives and the role of projects.

import { useData } from './data.mjs';
import { PROJECTS, listSelecting } from './kinds.mjs';
import { listEntries } from './lists.mjs';
import { report, reportError } from './messages.mjs';
import { describeUnknown, findEntry, splitMention } from './names.mjs';
import { makeLink, makeText } from './nodes.mjs';
import { LISTING, declare } from './options.mjs';
import { findTarget } from './paths.mjs';
import { SHOWN, makeCard, showEntry } from './project_cards.mjs';

// What a card does not show here, as in the cards of a Sphinx site that asks for nothing else, or only its look.
const UNSHOWN = ['id', 'name', 'logo-dark', 'cover', 'tags', 'relation', 'license', 'repository', 'kind', 'plate', 'added', 'class'];

export const projectFigure = {
  name: 'project-figure',
  doc: 'A project: one of the catalog, or one that the options describe.',
  options: declare(['project', ...SHOWN, ...UNSHOWN], ['featured', 'draft']),
  body: { type: 'myst' },
  run({ options = {}, body, node }, vfile, context) {
    const own = Object.fromEntries(SHOWN.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]));
    if (options.draft) return [];
    if (options.project === undefined) {
      if (own.title) return [makeCard(own, null, body, vfile, context)];
      reportError('project-figure: add the option "title", or "project" with the id of a project in the catalog', vfile, node);
      return body ?? [];
    }
    const projects = useData(PROJECTS, vfile, node);
    if (!projects) return body ?? [];
    const item = findEntry(projects, options.project);
    if (!item) {
      report(describeUnknown(PROJECTS, projects, options.project), vfile, node);
      return own.title ? [makeCard(own, null, body, vfile, context)] : (body ?? []);
    }
    return [showEntry(item, own, body, vfile, context)];
  },
};

export const projectGallery = {
  name: 'project-gallery',
  doc: 'Projects of the catalog, selected, sorted and grouped.',
  options: declare([...listSelecting(PROJECTS), ...LISTING, 'columns', 'sizes', 'class', 'show', 'filter'], ['sections', 'canonical']),
  body: { type: 'myst' },
  run(data, vfile, context) {
    return listEntries(PROJECTS, (items) => items.map((item) => showEntry(item, {}, null, vfile, context)), data, vfile, context);
  },
};

export const project = {
  name: 'project',
  doc: 'The title of a project of the catalog, with a link to its target.',
  body: { type: String, required: true },
  run({ body, node }, vfile) {
    const [text, name] = splitMention(body);
    const projects = useData(PROJECTS, vfile, node);
    const item = projects && findEntry(projects, name);
    if (projects && !item) report(describeUnknown(PROJECTS, projects, name), vfile, node);
    if (!item) return [makeText(text || name)];
    return [makeLink(text || item.entry.title, findTarget(item.entry.target, item.folder, vfile))];
  },
};
