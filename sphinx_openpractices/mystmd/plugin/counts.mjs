// The role that counts projects, as in a sentence.

import { useData, useSite } from './data.mjs';
import { PROJECTS, listSelecting } from './kinds.mjs';
import { report, reportError, suggest } from './messages.mjs';
import { makeText } from './nodes.mjs';
import { selectEntries } from './selection.mjs';

const ALL = 'all';
const EXAMPLE = `write "relation=fund", for example, or "${ALL}" for the whole catalog`;

function splitOptions(text) {
  const options = {};
  const known = listSelecting(PROJECTS);
  for (const written of text.trim() === ALL ? [] : text.split(';').map((each) => each.trim()).filter(Boolean)) {
    const [, name, value] = /^([^=]*?)\s*=\s*(.*)$/s.exec(written) ?? [];
    const following = /,[ \t]*([a-z-]+)[ \t]*=/.exec(written)?.[1];
    if (!name) throw new Error(`${EXAMPLE}; found "${written}"`);
    if (!known.includes(name)) throw new Error(`unknown option "${name}"${suggest(name, known)}`);
    if (known.includes(following)) throw new Error(`write "; " before "${following}"; options are separated by semicolons`);
    if (name in options) throw new Error(`write the option "${name}" once, with commas between its values`);
    options[name] = value;
  }
  return options;
}

// The text of the role if an option is wrong: a wrong number would not be noticed.
export const projectCount = {
  name: 'project-count',
  doc: 'How many projects of the catalog the options select, such as "relation=fund; tags=a, b".',
  body: { type: String, required: true },
  run({ body, node }, vfile) {
    const warn = (message) => report(`project-count: ${message}`, vfile, node);
    let options;
    try {
      options = splitOptions(body);
    } catch (error) {
      reportError(`project-count: ${error.message}`, vfile, node);
      return [makeText(body)];
    }
    const catalog = useData(PROJECTS, vfile, node);
    const site = catalog && useSite(vfile, node);
    return [makeText(catalog ? String(selectEntries(PROJECTS, catalog, site, options, warn).length) : body)];
  },
};
