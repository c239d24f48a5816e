// The statuses of practices: those of the site, or of the scale of a framework.

export function findStatus(site, scale, name) {
  const known = [...(site.scales[scale] ?? []), ...site.scales['']];
  return known.find((status) => name && status.name === name) ?? site.unassessed;
}

// A status that is better or worse than others.
export function isOrdered(status) {
  return status.counted && status.tone !== 'unassessed';
}
