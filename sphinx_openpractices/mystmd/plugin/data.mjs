// The data, read again only when a file has changed: a site may have many pages with galleries.

import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import { reportError } from './messages.mjs';
import { HERE } from './paths.mjs';

const FORMAT = 1;
const COMMAND = 'sphinx-openpractices mystmd';
const DATA = 'openpractices.json';

let known = { stamp: '', data: null, problem: '' };

function stamp(names) {
  return names.map((name) => {
    const status = fs.statSync(path.join(HERE, name), { throwIfNoEntry: false });
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
  if (!fs.existsSync(file)) return { problem: `run "${COMMAND}": there is no file ${file}` };
  let data;
  try {
    data = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    return { problem: `run "${COMMAND}" again: ${file} is not JSON: ${error.message}` };
  }
  if (data?.format !== FORMAT || !data.sources || !data.site) {
    return { problem: `run "${COMMAND}" again: ${file} was not written by the version that wrote the plugin` };
  }
  const changed = Object.entries(data.sources).filter(([name, digest]) => digest !== makeDigest(path.join(HERE, name)));
  const changes = changed.map(([name]) => name).join(', ');
  return { data, problem: changes && `run "${data.command}": ${changes} has changed since ${DATA} was written` };
}

function makeDigest(file) {
  return fs.existsSync(file) ? crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex') : '';
}

export function useSite(vfile, node) {
  const { data, problem } = readData();
  if (problem) reportError(problem, vfile, node);
  return data?.site ?? null;
}

export function useData(kind, vfile, node) {
  const { data, problem } = readData();
  if (problem) reportError(problem, vfile, node);
  else if (!data[kind.list]) reportMissing(kind, vfile, node);
  return data?.[kind.list] ?? null;
}

export function reportMissing(kind, vfile, node) {
  reportError(`run "${COMMAND}" with the option "--${kind.list}": ${DATA} has no ${kind.list}`, vfile, node);
}

// Without messages: for what is shown of entries that were already asked for.
export function getCatalog(kind) {
  return readData().data?.[kind.list] ?? null;
}

export function getSite() {
  return readData().data?.site ?? null;
}
