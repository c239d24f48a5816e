// An error of the plugin itself, or of data that somebody changed, costs what it happened in, and not the build.

import { reportError } from './messages.mjs';

const ADVICE = 'run "sphinx-openpractices mystmd" again; if that does not help, please report the error';

function guard(call, name, vfile, node, fallback) {
  try {
    return call();
  } catch (error) {
    reportError(`${name}: ${ADVICE}: ${error.message}`, vfile, node);
    return fallback;
  }
}

// A directive or a role, which shows its body then.
export function guardItem(item) {
  const run = (data, vfile, context) => {
    const fallback = Array.isArray(data.body) ? data.body : [];
    return guard(() => item.run(data, vfile, context), item.name, vfile, data.node, fallback);
  };
  return { ...item, run };
}

export function guardTransform(name, plugin) {
  const transform = (tree, vfile) => guard(() => plugin()(tree, vfile), name, vfile, tree);
  return { name, stage: 'document', plugin: () => transform };
}
