// Made by sphinx-openpractices: projects of the catalog in mystmd. Do not edit; the command "sphinx-openpractices mystmd"
// writes this file again. It selects, sorts and shows the checked entries in openpractices.json, and parses no YAML.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FORMAT = 1;
const COMMAND = 'sphinx-openpractices mystmd';
const HERE = path.dirname(fileURLToPath(import.meta.url));
const DATA = 'openpractices.json';
const LOGO_HEIGHT = '64px';

// Messages, in the page and at the line of the directive.

function report(message, vfile, node) {
  return vfile.message(message, node);
}

function reportError(message, vfile, node) {
  report(message, vfile, node).fatal = true;
}

function suggest(name, names) {
  const measured = names.map((each) => [measureDistance(each.toLowerCase(), name.toLowerCase()), each]);
  const [distance, nearest] = measured.reduce((one, other) => (other[0] < one[0] ? other : one), [Infinity, '']);
  return distance <= Math.max(1, name.length * 0.4) ? `; did you mean "${nearest}"?` : '';
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

// The data, read again only when a file has changed: a site may have many pages with galleries.

let known = { stamp: '', data: null, problem: '' };

function stamp(names) {
  return names.map((name) => {
    const status = statSync(path.join(HERE, name), { throwIfNoEntry: false });
    return status ? `${name} ${status.mtimeMs} ${status.size}` : `${name} missing`;
  });
}

function readData() {
  const names = [DATA, ...Object.keys(known.data?.sources ?? {})];
  if (known.stamp !== stamp(names).join('\n')) {
    known = { data: null, problem: '', ...loadData() };
    known.stamp = stamp([DATA, ...Object.keys(known.data?.sources ?? {})]).join('\n');
  }
  return known;
}

function loadData() {
  const file = path.join(HERE, DATA);
  if (!existsSync(file)) return { problem: `run "${COMMAND}": there is no file ${file}` };
  let data;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { problem: `run "${COMMAND}" again: ${file} is not JSON: ${error.message}` };
  }
  if (data?.format !== FORMAT) {
    return { problem: `run "${COMMAND}" again: ${file} was not written by the version that wrote the plugin` };
  }
  const changed = Object.entries(data.sources).filter(([name, digest]) => digest !== makeDigest(path.join(HERE, name)));
  const changes = changed.map(([name]) => name).join(', ');
  return { data, problem: changes && `run "${data.command}": ${changes} has changed since ${DATA} was written` };
}

function makeDigest(file) {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : '';
}

function useData(vfile, node) {
  const { data, problem } = readData();
  if (problem) reportError(problem, vfile, node);
  return data?.projects ?? null;
}

// Values of options.

function splitWords(value) {
  return [...new Set((value ?? '').split(',').map((word) => word.trim().replace(/\s+/g, ' ')).filter(Boolean))];
}

function foldName(name) {
  return name.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
}

function findEntry(projects, name) {
  const folded = foldName(name);
  return (
    projects.entries.find(({ entry }) => entry.id === name) ??
    projects.entries.find(({ entry }) => foldName(entry.title) === folded)
  );
}

function describeUnknown(projects, name) {
  const names = projects.entries.flatMap(({ entry }) => [entry.id, entry.title]);
  return `there is no project "${name}" in the catalog${suggest(name, names)}`;
}

// The option "groups": name, name = Title, name = "Title, with comma".
function splitGroups(value) {
  const part = /\s*(?:"([^"]*)"|([^",=]*))\s*(?:=\s*(?:"([^"]*)"|([^",=]*)))?\s*(?:,|$)/y;
  const groups = [];
  while (part.lastIndex < value.length) {
    const match = part.exec(value);
    if (!match) throw new Error(`write names with titles, such as 'name = "Title"', separated by commas, not '${value}'`);
    const name = (match[1] ?? match[2]).trim();
    if (name) groups.push([name, (match[3] ?? match[4] ?? '').trim()]);
  }
  return groups;
}

// Selection: a project has to match all options that are given.

const MATCHERS = {
  tags: (item, wanted) => wanted.some((each) => item.values.tags?.includes(each)),
  'all-tags': (item, wanted) => wanted.every((each) => item.values.tags?.includes(each)),
  'exclude-tags': (item, wanted) => !wanted.some((each) => item.values.tags?.includes(each)),
  relation: (item, wanted) => wanted.some((each) => item.values.relation?.includes(each)),
  license: (item, wanted) => wanted.some((each) => hasLicense(item, each)),
};
const KEYS_OF_MATCHERS = { 'all-tags': 'tags', 'exclude-tags': 'tags' };
const CHOOSING = ['catalog', 'projects', 'tags', 'all-tags', 'relation', 'license'];

function hasLicense(item, license) {
  return item.licenses.some((each) => each.toLowerCase() === license.toLowerCase());
}

function selectEntries(projects, options, warn) {
  let found = projects.entries;
  const names = splitWords(options.projects);
  const excluded = splitWords(options.exclude);
  for (const name of [...names, ...excluded]) {
    if (!findEntry(projects, name)) warn(describeUnknown(projects, name));
  }
  if (names.length) found = [...new Set(names.map((name) => findEntry(projects, name)).filter(Boolean))];
  if (options.catalog) {
    if (!projects.files.includes(options.catalog)) {
      warn(`there is no catalog "${options.catalog}"${suggest(options.catalog, projects.files)}`);
    }
    found = found.filter(({ file }) => file === options.catalog);
  }
  const without = excluded.map((name) => findEntry(projects, name));
  found = found.filter((item) => !without.includes(item));
  for (const [option, matches] of Object.entries(MATCHERS)) {
    const wanted = splitWords(options[option]);
    if (!wanted.length) continue;
    const key = KEYS_OF_MATCHERS[option] ?? option;
    const used = (projects.groups[key] ?? []).map(([name]) => name);
    for (const each of wanted) {
      if (!projects.entries.some((item) => (key === 'license' ? hasLicense(item, each) : item.values[key]?.includes(each)))) {
        warn(`no project has the ${key.replace(/s$/, '')} "${each}"${suggest(each, used)}`);
      }
    }
    found = found.filter((item) => matches(item, wanted));
  }
  const sorted = sortEntries(found, options.sort ?? 'catalog', projects, warn);
  return sorted.slice(0, readLimit(options.limit, warn));
}

function readLimit(value, warn) {
  if (value === undefined) return undefined;
  if (/^[1-9][0-9]{0,8}$/.test(value)) return Number(value);
  warn(`limit: write a number, 1 or more, not "${value}"`);
  return undefined;
}

function sortEntries(found, sort, projects, warn) {
  const key = sort.replace(/^-/, '');
  const sign = sort.startsWith('-') ? -1 : 1;
  if (key === 'catalog') return sign < 0 ? [...found].reverse() : found;
  if (!projects.keys.includes(key)) {
    warn(`sort: "${key}" is not a key of any project${suggest(key, projects.keys)}`);
    return found;
  }
  if (projects.mixed[key]) warn(`sort: ${projects.mixed[key]}`);
  const rank = (item) => item.ranks[key] ?? 0; // without a value, last in both directions
  const ranked = found.filter(rank).sort((one, other) => sign * (rank(one) - rank(other)));
  return [...ranked, ...found.filter((item) => !rank(item))];
}

function groupEntries(found, options, projects, warn) {
  const key = options['group-by'];
  const labels = projects.groups[key];
  if (!labels) {
    warn(`group-by: no project has the key "${key}"${suggest(key, Object.keys(projects.groups))}`);
    return [];
  }
  const selected = splitWords(options[key in MATCHERS ? key : '']);
  const list = (item) =>
    selected.length ? selected.filter((each) => (key === 'license' ? hasLicense(item, each) : item.values[key]?.includes(each))) : (item.values[key] ?? []);
  const titles = new Map(labels);
  const order = selected.length ? selected : labels.map(([name]) => name);
  const groups = new Map(order.map((name) => [name, { title: titles.get(name) ?? name, items: [] }]));
  const rest = { title: 'Other', items: [] };
  for (const item of found) {
    const names = list(item);
    for (const name of names) groups.get(name).items.push(item);
    if (!names.length) rest.items.push(item);
  }
  const first = [];
  for (const [name, title] of splitGroups(options.groups ?? '')) {
    const group = groups.get(name) ?? (name === 'other' ? rest : null);
    if (!group) {
      warn(`groups: there is no group "${name}"${suggest(name, order)}`);
      continue;
    }
    if (title) group.title = title;
    if (group !== rest) first.push(group);
  }
  const all = [...first, ...[...groups.values()].filter((group) => !first.includes(group)), rest];
  return all.filter(({ items }) => items.length);
}

// Nodes: mystmd's own grids and cards, which its themes show.

// A path in the catalog is relative to its folder; mystmd reads paths from the page.
function movePath(url, folder, vfile) {
  if (!url || /^([a-z][a-z0-9+.-]*:|[/#])/i.test(url)) return url;
  const [file, ...fragment] = url.split('#');
  const moved = path.relative(path.dirname(path.resolve(vfile.path)), path.resolve(HERE, folder, file));
  return [moved.split(path.sep).join('/'), ...fragment].join('#');
}

// A target is a URL, a page with or without its suffix, or a label.
function findTarget(target, folder, vfile) {
  if (!target || /^(https?:|mailto:|#)/i.test(target)) return target;
  const [name, ...fragment] = target.split('#');
  const base = name.startsWith('/') ? HERE : folder === null ? path.dirname(path.resolve(vfile.path)) : path.resolve(HERE, folder);
  const files = ['', '.md', '.ipynb', '.tex'].map((suffix) => path.join(base, name + suffix));
  const file = files.find((each) => statSync(each, { throwIfNoEntry: false })?.isFile());
  if (!file) return `#${target}`;
  const moved = path.relative(path.dirname(path.resolve(vfile.path)), file).split(path.sep).join('/');
  return [moved, ...fragment].join('#');
}

function makeText(value) {
  return { type: 'text', value };
}

function makeLink(text, url) {
  return url ? { type: 'link', url, children: [makeText(text)] } : makeText(text);
}

function parseCaption(project, folder, vfile, context) {
  if (project.caption) {
    const { children } = context.parseMyst(project.caption);
    if (folder !== null) moveLinks(children, folder, vfile);
    return children;
  }
  return project.summary ? [{ type: 'paragraph', children: [makeText(project.summary)] }] : [];
}

function moveLinks(nodes, folder, vfile) {
  for (const node of nodes) {
    if (node.type === 'link' || node.type === 'image') node.url = movePath(node.url, folder, vfile);
    moveLinks(node.children ?? [], folder, vfile);
  }
}

// Only the title is a link: a caption may contain links, which cannot be in another one.
function makeCard(project, folder, body, vfile, context) {
  const logo = folder === null ? project.logo : movePath(project.logo, folder, vfile);
  const header = logo && { type: 'header', children: [{ type: 'image', url: logo, alt: project.alt ?? '', height: LOGO_HEIGHT }] };
  const title = { type: 'cardTitle', children: [makeLink(project.title, findTarget(project.target, folder, vfile))] };
  const content = body?.length ? body : parseCaption(project, folder, vfile, context);
  return { type: 'card', children: [...(header ? [header] : []), title, ...content] };
}

function makeGrid(cards, options) {
  const columns = options.layout === 'list' ? [1, 1, 1, 1] : [1, 2, 2, 3];
  return { type: 'grid', columns, children: cards };
}

// Below the section in which it is: the transform knows how deep that is.
const DEEPER = 'openpracticesDeeper';

function makeHeading(children, deeper) {
  return { type: 'heading', depth: 2, enumerated: false, children, [DEEPER]: deeper };
}

function setDepths(tree) {
  let depth = 1;
  const visit = (node) => {
    if (node.type === 'heading' && node[DEEPER]) {
      node.depth = Math.min(depth + node[DEEPER], 6);
      delete node[DEEPER];
    } else if (node.type === 'heading') {
      depth = node.depth;
    }
    (node.children ?? []).forEach(visit);
  };
  visit(tree);
}

// Directives and roles.

const TEXT = { type: String };
const FLAG = { type: Boolean };

function declare(texts, flags = []) {
  return Object.fromEntries([...texts.map((name) => [name, TEXT]), ...flags.map((name) => [name, FLAG])]);
}

const SHOWN = ['title', 'target', 'logo', 'alt', 'caption', 'summary'];
// What a card does not show here, as in the cards of a Sphinx site that asks for nothing else, or only its look.
const UNSHOWN = ['id', 'name', 'logo-dark', 'cover', 'tags', 'relation', 'license', 'repository', 'kind', 'plate', 'added', 'class'];

const projectFigure = {
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
    const projects = useData(vfile, node);
    if (!projects) return body ?? [];
    const item = findEntry(projects, options.project);
    if (!item) {
      report(describeUnknown(projects, options.project), vfile, node);
      return own.title ? [makeCard(own, null, body, vfile, context)] : (body ?? []);
    }
    return [showEntry(item, own, body, vfile, context)];
  },
};

// What the page writes itself is relative to the page, and replaces the text of the entry as a whole.
function showEntry(item, own, body, vfile, context) {
  const moved = { ...item.entry, logo: movePath(item.entry.logo, item.folder, vfile), target: findTarget(item.entry.target, item.folder, vfile) };
  if (own.caption !== undefined || own.summary !== undefined) moved.caption = moved.summary = '';
  const hasOwnText = body?.length || own.caption || own.summary;
  const content = hasOwnText ? body : parseCaption(moved, item.folder, vfile, context);
  return makeCard({ ...moved, ...own }, null, content, vfile, context);
}

const LAYOUTS = ['cards', 'list'];
const SELECTING = [...CHOOSING, 'exclude', 'exclude-tags'];
const LISTING = ['sort', 'limit', 'group-by', 'groups', 'layout', 'caption', 'empty', 'name'];
// Options that mystmd has no counterpart for; "columns" and "sizes" are those of the look, and so ignored in silence.
const NOT_COVERED = ['show', 'filter', 'sections', 'canonical'];

const projectGallery = {
  name: 'project-gallery',
  doc: 'Projects of the catalog, selected, sorted and grouped.',
  options: declare([...SELECTING, ...LISTING, 'columns', 'sizes', 'class', 'show', 'filter'], ['sections', 'canonical']),
  body: { type: 'myst' },
  run({ options = {}, body = [], node }, vfile, context) {
    const warn = (message) => report(`project-gallery: ${message}`, vfile, node);
    for (const name of NOT_COVERED.filter((each) => options[each] !== undefined)) {
      warn(`the option "${name}" has no effect in mystmd`);
    }
    if (options.layout && !LAYOUTS.includes(options.layout)) {
      warn(`the layout "${options.layout}" is shown as cards; in mystmd, write one of ${LAYOUTS.join(', ')}`);
    }
    const selects = SELECTING.some((name) => options[name] !== undefined);
    const projects = body.length && !selects ? null : useData(vfile, node);
    const found = projects ? selectEntries(projects, options, warn) : [];
    const caption = options.caption ? [makeHeading(parseInline(options.caption, context), 1)] : [];
    if (!found.length && !body.length) {
      if (options.empty) return [...caption, { type: 'paragraph', children: parseInline(options.empty, context) }];
      if (projects) warn('no project of the catalog matches all of its options');
      return [];
    }
    const show = (item) => showEntry(item, {}, null, vfile, context);
    const whole = () => [makeGrid([...body, ...found.map(show)], options)];
    try {
      return [...caption, ...((projects && options['group-by'] && showGroups(found, body, show, options, projects, warn)) || whole())];
    } catch (error) {
      reportError(`project-gallery: ${error.message}`, vfile, node);
      return [...caption, ...whole()];
    }
  },
};

function showGroups(found, body, show, options, projects, warn) {
  const groups = groupEntries(found, options, projects, warn);
  if (!groups.length || groups.every(({ title }) => title === 'Other')) return null;
  const own = body.length ? [makeGrid(body, options)] : [];
  const deeper = options.caption ? 2 : 1;
  return [...own, ...groups.flatMap(({ title, items }) => [makeHeading([makeText(title)], deeper), makeGrid(items.map(show), options)])];
}

function parseInline(text, context) {
  const [first, ...others] = context.parseMyst(text).children;
  return first?.type === 'paragraph' && !others.length ? first.children : [makeText(text)];
}

const project = {
  name: 'project',
  doc: 'The title of a project of the catalog, with a link to its target.',
  body: { type: String, required: true },
  run({ body, node }, vfile) {
    const [, text, name] = /^(.*?)\s*<([^<>]+)>$/s.exec(body) ?? [null, '', body];
    const projects = useData(vfile, node);
    const item = projects && findEntry(projects, name);
    if (projects && !item) report(describeUnknown(projects, name.trim()), vfile, node);
    if (!item) return [makeText(text || name)];
    return [makeLink(text || item.entry.title, findTarget(item.entry.target, item.folder, vfile))];
  },
};

export default {
  name: 'sphinx-openpractices',
  directives: [projectFigure, projectGallery],
  roles: [project],
  transforms: [{ name: 'openpractices-headings', stage: 'document', plugin: () => setDepths }],
};
