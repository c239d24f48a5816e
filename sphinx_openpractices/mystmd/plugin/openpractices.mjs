// Projects and practices in mystmd: it selects, sorts and shows the checked entries in openpractices.json, and parses no
// YAML.

import { container } from './containers.mjs';
import { projectCount } from './counts.mjs';
import { finishPage } from './pages.mjs';
import { practice, practiceList, practiceRole } from './practices.mjs';
import { project, projectFigure, projectGallery } from './projects.mjs';
import { practiceSummary } from './summaries.mjs';
import { finishToctrees } from './toctrees.mjs';

export default {
  name: 'sphinx-openpractices',
  directives: [projectFigure, projectGallery, practice, practiceList, practiceSummary, container],
  roles: [project, practiceRole, projectCount],
  transforms: [
    { name: 'openpractices-pages', stage: 'document', plugin: finishPage },
    { name: 'openpractices-toctrees', stage: 'document', plugin: finishToctrees },
  ],
};
