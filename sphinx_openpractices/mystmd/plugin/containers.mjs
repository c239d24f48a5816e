// The directive of docutils that gives a part of a page a class, such as "hero": mystmd has it under another name only.

export const container = {
  name: 'container',
  doc: 'A part of a page with classes, as in Sphinx; mystmd has the directive "div" for it.',
  arg: { type: String },
  options: { name: { type: String } },
  body: { type: 'myst' },
  run({ arg, options = {}, body }) {
    const label = options.name ? { label: options.name, identifier: options.name.toLowerCase() } : {};
    return [{ type: 'div', ...(arg ? { class: arg } : {}), ...label, children: body ?? [] }];
  },
};
