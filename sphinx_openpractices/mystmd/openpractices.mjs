// Made by sphinx-openpractices: projects and practices in mystmd. Do not edit; the command "sphinx-openpractices mystmd"
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
  if (data?.format !== FORMAT || !data.sources) {
    return { problem: `run "${COMMAND}" again: ${file} was not written by the version that wrote the plugin` };
  }
  const changed = Object.entries(data.sources).filter(([name, digest]) => digest !== makeDigest(path.join(HERE, name)));
  const changes = changed.map(([name]) => name).join(', ');
  return { data, problem: changes && `run "${data.command}": ${changes} has changed since ${DATA} was written` };
}

function makeDigest(file) {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : '';
}

function useData(kind, vfile, node) {
  const { data, problem } = readData();
  if (problem) reportError(problem, vfile, node);
  else if (!data[kind.list]) reportError(`run "${COMMAND}" with the option "--${kind.list}": ${DATA} has no ${kind.list}`, vfile, node);
  return data?.[kind.list] ?? null;
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
    projects.entries.find(({ entry }) => entry.title && foldName(entry.title) === folded)
  );
}

function describeUnknown(kind, catalog, name) {
  const names = catalog.entries.flatMap(({ entry }) => [entry.id, entry.title ?? entry.id]);
  return `there is no ${kind.noun} "${name}" in the catalog${suggest(name, names)}`;
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

// The two kinds of entries. "matchers" are the options that select by a key of the same name.

const PROJECTS = { noun: 'project', list: 'projects', directive: 'project-gallery', matchers: ['relation', 'license'] };
const PRACTICES = {
  noun: 'practice',
  list: 'practices',
  directive: 'practice-list',
  matchers: ['group', 'status', 'owner', 'level', 'framework', 'principle'],
};

function listSelecting(kind) {
  return ['catalog', kind.list, 'exclude', 'tags', 'all-tags', 'exclude-tags', ...kind.matchers];
}

// Selection: an entry has to match all options that are given.

function hasValue(item, key, value) {
  if (key !== 'license') return item.values[key]?.includes(value) ?? false;
  return item.licenses.some((each) => each.toLowerCase() === value.toLowerCase());
}

function makeTest(option, wanted) {
  if (option === 'all-tags') return (item) => wanted.every((each) => hasValue(item, 'tags', each));
  if (option === 'exclude-tags') return (item) => !wanted.some((each) => hasValue(item, 'tags', each));
  return (item) => wanted.some((each) => hasValue(item, option, each));
}

function selectEntries(kind, projects, options, warn) {
  let found = projects.entries;
  const names = splitWords(options[kind.list]);
  const excluded = splitWords(options.exclude);
  for (const name of [...names, ...excluded]) {
    if (!findEntry(projects, name)) warn(describeUnknown(kind, projects, name));
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
  for (const option of ['tags', 'all-tags', 'exclude-tags', ...kind.matchers]) {
    const wanted = splitWords(options[option]);
    if (!wanted.length) continue;
    const key = option.replace(/^(all|exclude)-/, '');
    const used = [...new Set(projects.entries.flatMap((item) => item.values[key] ?? []))];
    for (const each of wanted) {
      if (!projects.entries.some((item) => hasValue(item, key, each))) {
        warn(`no ${kind.noun} has the ${key === 'tags' ? 'tag' : key} "${each}"${suggest(each, used)}`);
      }
    }
    found = found.filter(makeTest(option, wanted));
  }
  const sorted = sortEntries(found, options.sort ?? 'catalog', projects, kind, warn);
  return sorted.slice(0, readLimit(options.limit, warn));
}

function readLimit(value, warn) {
  if (value === undefined) return undefined;
  if (/^[1-9][0-9]{0,8}$/.test(value)) return Number(value);
  warn(`limit: write a number, 1 or more, not "${value}"`);
  return undefined;
}

function sortEntries(found, sort, projects, kind, warn) {
  const key = sort.replace(/^-/, '');
  const sign = sort.startsWith('-') ? -1 : 1;
  if (key === 'catalog') return sign < 0 ? [...found].reverse() : found;
  if (!projects.keys.includes(key)) {
    warn(`sort: "${key}" is not a key of any ${kind.noun}${suggest(key, projects.keys)}`);
    return found;
  }
  if (projects.mixed[key]) warn(`sort: ${projects.mixed[key]}`);
  const rank = (item) => item.ranks[key] ?? 0; // without a value, last in both directions
  const ranked = found.filter(rank).sort((one, other) => sign * (rank(one) - rank(other)));
  return [...ranked, ...found.filter((item) => !rank(item))];
}

function groupEntries(kind, found, options, projects, warn) {
  const key = options['group-by'];
  const labels = projects.groups[key];
  if (!labels) {
    warn(`group-by: no ${kind.noun} has the key "${key}"${suggest(key, Object.keys(projects.groups))}`);
    return [];
  }
  const selected = key === 'tags' || kind.matchers.includes(key) ? splitWords(options[key]) : [];
  const list = (item) => (selected.length ? selected.filter((each) => hasValue(item, key, each)) : (item.values[key] ?? []));
  const titles = new Map(labels);
  // The sections of an audit have the order in which the catalog has them first.
  const written = key === 'group' ? projects.entries.filter((item) => found.includes(item)).flatMap(list) : labels.map(([name]) => name);
  const order = selected.length ? selected : [...new Set(written)];
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
  const shown = all.filter(({ items }) => items.length);
  return shown.every((group) => group === rest) ? [] : shown;
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

// What the page writes itself is relative to the page, and replaces the text of the entry as a whole.
function showEntry(item, own, body, vfile, context) {
  const moved = { ...item.entry, logo: movePath(item.entry.logo, item.folder, vfile), target: findTarget(item.entry.target, item.folder, vfile) };
  if (own.caption !== undefined || own.summary !== undefined) moved.caption = moved.summary = '';
  const hasOwnText = body?.length || own.caption || own.summary;
  const content = hasOwnText ? body : parseCaption(moved, item.folder, vfile, context);
  return makeCard({ ...moved, ...own }, null, content, vfile, context);
}

const LAYOUTS = ['cards', 'list'];
const LISTING = ['sort', 'limit', 'group-by', 'groups', 'layout', 'caption', 'empty', 'name'];
// Options that mystmd has no counterpart for; "columns" and "sizes" are those of the look, and so ignored in silence.
const NOT_COVERED = ['show', 'filter', 'sections', 'canonical', 'compare'];

// "showItems" returns the nodes of some entries, in one grid.
function listEntries(kind, showItems, { options = {}, body = [], node }, vfile, context) {
  const warn = (message) => report(`${kind.directive}: ${message}`, vfile, node);
  for (const name of NOT_COVERED.filter((each) => options[each] !== undefined)) {
    warn(`the option "${name}" has no effect in mystmd`);
  }
  if (options.layout && !LAYOUTS.includes(options.layout)) {
    warn(`the layout "${options.layout}" is shown as cards; in mystmd, write one of ${LAYOUTS.join(', ')}`);
  }
  if (options.framework !== undefined) warn('principles that no practice answers to are not shown in mystmd');
  const selects = listSelecting(kind).some((name) => options[name] !== undefined);
  const catalog = body.length && !selects ? null : useData(kind, vfile, node);
  const found = catalog ? selectEntries(kind, catalog, options, warn) : [];
  const caption = options.caption ? [makeHeading(parseInline(options.caption, context), 1)] : [];
  if (!found.length && !body.length) {
    if (options.empty) return [...caption, { type: 'paragraph', children: parseInline(options.empty, context) }];
    if (catalog) warn(`no ${kind.noun} of the catalog matches all of its options`);
    return [];
  }
  const whole = () => [makeGrid([...body, ...showItems(found)], options)];
  try {
    const groups = catalog && options['group-by'] ? groupEntries(kind, found, options, catalog, warn) : [];
    return [...caption, ...(groups.length ? showGroups(groups, body, showItems, options) : whole())];
  } catch (error) {
    reportError(`${kind.directive}: ${error.message}`, vfile, node);
    return [...caption, ...whole()];
  }
}

function showGroups(groups, body, showItems, options) {
  const own = body.length ? [makeGrid(body, options)] : [];
  const deeper = options.caption ? 2 : 1;
  const show = ({ title, items }) => [makeHeading([makeText(title)], deeper), makeGrid(showItems(items), options)];
  return [...own, ...groups.flatMap(show)];
}

const projectGallery = {
  name: 'project-gallery',
  doc: 'Projects of the catalog, selected, sorted and grouped.',
  options: declare([...listSelecting(PROJECTS), ...LISTING, 'columns', 'sizes', 'class', 'show', 'filter'], ['sections', 'canonical']),
  body: { type: 'myst' },
  run(data, vfile, context) {
    return listEntries(PROJECTS, (items) => items.map((item) => showEntry(item, {}, null, vfile, context)), data, vfile, context);
  },
};

function parseInline(text, context) {
  const [first, ...others] = context.parseMyst(text).children;
  return first?.type === 'paragraph' && !others.length ? first.children : [makeText(text)];
}

function splitMention(body) {
  const [, text, name] = /^(.*?)\s*<([^<>]+)>$/s.exec(body) ?? [null, '', body];
  return [text, name.trim()];
}

const project = {
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

// Practices: what a card shows beside the statement are texts in the data.

function makePart([text, target], folder, vfile) {
  return makeLink(text, findTarget(target, folder, vfile));
}

function makeParagraph(children) {
  return { type: 'paragraph', children };
}

// Parts with a separator between them.
function join(parts, separator) {
  return parts.flatMap((part, number) => (number ? [makeText(separator), part] : [part]));
}

function makeList(lines) {
  const children = lines.map((line) => ({ type: 'listItem', spread: false, children: [makeParagraph(line)] }));
  return { type: 'list', ordered: false, spread: false, children };
}

function makeDetails(details, folder, vfile) {
  if (!details) return [];
  const lines = details.lines.map((parts) => join(parts.filter(([text]) => text).map((part) => makePart(part, folder, vfile)), ' '));
  return [{ type: 'details', children: [{ type: 'summary', children: [makeText(details.title)] }, makeList(lines)] }];
}

// Without its status and its reviews if it is "plain": one of a list of statements that are no more than that.
function makePractice(item, { isPlain, title, body }, vfile, context) {
  const { entry, folder, shown } = item;
  const status = { type: 'strong', children: [makeText(shown.status)] };
  const meta = shown.meta.map((part) => makePart(part, folder, vfile));
  const name = title ?? entry.title;
  const head = [];
  if (name) head.push({ type: 'cardTitle', children: [makeText(`${name} `), status] });
  const line = join(meta, '\u00a0· ');
  if (!name && !isPlain) head.push(makeParagraph([status, ...(line.length ? [makeText(' '), ...line] : [])]));
  else if (name && line.length) head.push(makeParagraph(line));
  const statement = body?.length ? body : parseCaption({ caption: entry.statement, summary: entry.summary }, folder, vfile, context);
  const note = entry.note ? [makeParagraph([makeText(entry.note)])] : [];
  const evidence = shown.evidence.map(([text, target, date]) => [
    makePart([text, target], folder, vfile),
    ...(date ? [makeText(` ${date}`)] : []),
  ]);
  const foot = isPlain
    ? []
    : [makeParagraph([makeText(shown.review)]), ...makeDetails(shown.actions, folder, vfile), ...makeDetails(shown.history, folder, vfile)];
  return {
    type: 'card',
    [OWNED]: `practice-${entry.id}`,
    children: [...head, ...statement, ...note, ...(evidence.length ? [makeList(evidence)] : []), ...foot],
  };
}

const practice = {
  name: 'practice',
  doc: 'A practice of the catalog; the argument replaces its title, and the body its statement.',
  arg: { type: String },
  options: declare(['practice']),
  body: { type: 'myst' },
  run({ arg, options = {}, body, node }, vfile, context) {
    if (options.practice === undefined) {
      reportError('practice: add the option "practice" with the id of a practice in the catalog; mystmd shows no others', vfile, node);
      return body ?? [];
    }
    const practices = useData(PRACTICES, vfile, node);
    const item = practices && findEntry(practices, options.practice);
    if (practices && !item) report(describeUnknown(PRACTICES, practices, options.practice), vfile, node);
    return item ? [makePractice(item, { isPlain: false, title: arg, body }, vfile, context)] : (body ?? []);
  },
};

const practiceList = {
  name: 'practice-list',
  doc: 'Practices of the catalog, selected, sorted and grouped.',
  options: declare([...listSelecting(PRACTICES), ...LISTING, 'class', 'show', 'filter', 'compare'], ['canonical']),
  body: { type: 'myst' },
  run(data, vfile, context) {
    const options = { layout: 'list', ...data.options };
    const show = (items) => {
      const isPlain = options.layout === 'list' && items.every(({ shown }) => shown.plain);
      return items.map((item) => makePractice(item, { isPlain }, vfile, context));
    };
    return listEntries(PRACTICES, show, { ...data, options }, vfile, context);
  },
};

const practiceRole = {
  name: 'practice',
  doc: 'The title of a practice of the catalog, with a link to its card.',
  body: { type: String, required: true },
  run({ body, node }, vfile) {
    const [text, name] = splitMention(body);
    const practices = useData(PRACTICES, vfile, node);
    const item = practices && findEntry(practices, name);
    if (practices && !item) report(describeUnknown(PRACTICES, practices, name), vfile, node);
    if (!item) return [makeText(text || name)];
    const label = `practice-${item.entry.id}`;
    return [{ type: 'crossReference', identifier: label, label, children: [makeText(text || item.entry.title || item.shown.label)] }];
  },
};

// The first card of a practice has the label that references lead to. Pages are built in any order, and again.

const OWNED = 'openpracticesLabel';
const owners = new Map();

function setLabels(tree, vfile) {
  for (const [label, page] of owners) if (page === vfile.path) owners.delete(label);
  const visit = (node) => {
    const label = node[OWNED];
    delete node[OWNED];
    if (label && !owners.has(label)) {
      owners.set(label, vfile.path);
      node.label = node.identifier = label;
    }
    (node.children ?? []).forEach(visit);
  };
  visit(tree);
}

function finishPage() {
  return (tree, vfile) => {
    setDepths(tree);
    setLabels(tree, vfile);
  };
}

export default {
  name: 'sphinx-openpractices',
  directives: [projectFigure, projectGallery, practice, practiceList],
  roles: [project, practiceRole],
  transforms: [{ name: 'openpractices-pages', stage: 'document', plugin: finishPage }],
};
