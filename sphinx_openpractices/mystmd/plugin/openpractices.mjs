// Projects and practices in mystmd: it selects, sorts and shows the checked entries in openpractices.json, and parses no
// YAML.

import { container } from './containers.mjs';
import { projectCount } from './counts.mjs';
import { guardItem, guardTransform } from './guards.mjs';
import { finishPage } from './pages.mjs';
import { practice, practiceList, practiceRole } from './practices.mjs';
import { project, projectFigure, projectGallery } from './projects.mjs';
import { practiceSummary } from './summaries.mjs';
import { finishToctrees } from './toctrees.mjs';

export default {
  name: 'sphinx-openpractices',
  directives: [projectFigure, projectGallery, practice, practiceList, practiceSummary, container].map(guardItem),
  roles: [project, practiceRole, projectCount].map(guardItem),
  transforms: [guardTransform('openpractices-pages', finishPage), guardTransform('openpractices-toctrees', finishToctrees)],
};
