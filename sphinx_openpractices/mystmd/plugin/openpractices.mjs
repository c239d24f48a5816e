// Projects and practices in mystmd: it selects, sorts and shows the checked entries in openpractices.json, and parses no
// YAML.

import { finishPage } from './pages.mjs';
import { practice, practiceList, practiceRole } from './practices.mjs';
import { project, projectFigure, projectGallery } from './projects.mjs';

export default {
  name: 'sphinx-openpractices',
  directives: [projectFigure, projectGallery, practice, practiceList],
  roles: [project, practiceRole],
  transforms: [{ name: 'openpractices-pages', stage: 'document', plugin: finishPage }],
};
