// Directives and the role of projects.

import { useData, useSite } from './data.mjs';
import { PROJECTS, listSelecting } from './kinds.mjs';
import { listEntries } from './lists.mjs';
import { report, reportError } from './messages.mjs';
import { describeUnknown, findEntry, makeSlug, splitMention } from './names.mjs';
import { makeText, parseCaption } from './nodes.mjs';
import { LISTING, declare, suggestOptions } from './options.mjs';
import { makeMention, noteCard, noteOwn } from './pages.mjs';
import { findTarget } from './paths.mjs';
import { SHOWN, makeCard, makeProjectShapes, showEntry } from './project_cards.mjs';

// What a card does not show here, as in the cards of a Sphinx site that asks for nothing else, or only its look.
const UNSHOWN = ['id', 'name', 'logo-dark', 'tags', 'relation', 'license', 'repository', 'kind', 'plate', 'added', 'class'];

const FIGURE_OPTIONS = declare(['project', ...SHOWN, ...UNSHOWN], ['featured', 'draft']);
const GALLERY_OPTIONS = declare([...listSelecting(PROJECTS), ...LISTING, 'columns', 'sizes', 'filter'], ['sections', 'canonical']);

export const projectFigure = {
  name: 'project-figure',
  doc: 'A project: one of the catalog, or one that the argument, its logo, and the options describe.',
  arg: { type: String },
  options: FIGURE_OPTIONS,
  body: { type: 'myst' },
  run({ arg, options = {}, body, node }, vfile, context) {
    suggestOptions(FIGURE_OPTIONS, vfile, node);
    const written = arg ? { ...options, logo: arg } : options;
    const own = Object.fromEntries(SHOWN.filter((name) => written[name] !== undefined).map((name) => [name, written[name]]));
    if (own.target) own.target = findTarget(own.target, null, vfile);
    if (options.draft) return [];
    if (options.project === undefined) {
      if (own.title) return [makeOwnProject(own, options, body, vfile, context)];
      reportError('project-figure: add the option "title", or "project" with the id of a project in the catalog', vfile, node);
      return body ?? [];
    }
    const projects = useData(PROJECTS, vfile, node);
    if (!projects) return body ?? [];
    const item = findEntry(projects, options.project);
    if (!item) {
      report(describeUnknown(PROJECTS, projects, options.project), vfile, node);
      return own.title ? [makeOwnProject(own, options, body, vfile, context)] : (body ?? []);
    }
    return [showEntry(item, own, body, vfile, context)];
  },
};

// A project that only the page has.
function makeOwnProject(own, options, body, vfile, context) {
  const id = options.name ?? options.id ?? makeSlug(own.title);
  const label = `project-${id}`;
  noteOwn(PROJECTS, [id, own.title], label, own.title);
  return noteCard(makeCard(own, body?.length ? body : parseCaption(own, null, vfile, context)), label, vfile);
}

export const projectGallery = {
  name: 'project-gallery',
  doc: 'Projects of the catalog, selected, sorted and grouped.',
  options: GALLERY_OPTIONS,
  body: { type: 'myst' },
  run(data, vfile, context) {
    const show = (options, catalog, warn) => makeProjectShapes(options, catalog, warn, vfile, context);
    return listEntries(PROJECTS, GALLERY_OPTIONS, show, data, vfile, context);
  },
};

export const project = {
  name: 'project',
  doc: 'The title of a project, with a link to its card, or else to its target.',
  body: { type: String, required: true },
  run({ body, node }, vfile) {
    const [text, name] = splitMention(body);
    return useSite(vfile, node) ? [makeMention(PROJECTS, name, text, node.position)] : [makeText(text || name)];
  },
};
