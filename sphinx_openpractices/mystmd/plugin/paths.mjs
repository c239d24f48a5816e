// Paths and targets of a catalog, from the page that shows them.

import fs from 'node:fs';
import path from 'node:path';
import url from 'node:url';

export const HERE = path.dirname(url.fileURLToPath(import.meta.url));

// A path in the catalog is relative to its folder; mystmd reads paths from the page.
export function movePath(url, folder, vfile) {
  if (!url || /^([a-z][a-z0-9+.-]*:|[/#])/i.test(url)) return url;
  const [file, ...fragment] = url.split('#');
  const moved = path.relative(path.dirname(path.resolve(vfile.path)), path.resolve(HERE, folder, file));
  return [moved.split(path.sep).join('/'), ...fragment].join('#');
}

// A target is a URL, a page with or without its suffix, or a label.
export function findTarget(target, folder, vfile) {
  if (!target || /^(https?:|mailto:|#)/i.test(target)) return target;
  const [name, ...fragment] = target.split('#');
  const base = name.startsWith('/') ? HERE : folder === null ? path.dirname(path.resolve(vfile.path)) : path.resolve(HERE, folder);
  const files = ['', '.md', '.ipynb', '.tex'].map((suffix) => path.join(base, name + suffix));
  const file = files.find((each) => fs.statSync(each, { throwIfNoEntry: false })?.isFile());
  if (!file) return `#${target}`;
  const moved = path.relative(path.dirname(path.resolve(vfile.path)), file).split(path.sep).join('/');
  return [moved, ...fragment].join('#');
}
