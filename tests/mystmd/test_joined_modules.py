"""The modules of the plugin are joined into one file, which imports nothing but what Node.js has."""

from __future__ import annotations

import re

from sphinx_openpractices.mystmd.joined_modules import join_modules
from sphinx_openpractices.mystmd.plugin_files import make_plugin

MODULES = {
    "first.mjs": "// First.\n\nimport fs from 'node:fs';\n\nexport const ONE = 1;\n\nfunction own() {}\n",
    "second.mjs": "import fs from 'node:fs';\n\nimport { ONE } from './first.mjs';\n\nexport function two() {}\n",
    "main.mjs": "import path from 'node:path';\nimport {\n  ONE,\n} from './first.mjs';\n"
    "import { two } from './second.mjs';\n\nexport default { two };\n",
}
JOINED = """\
import fs from 'node:fs';
import path from 'node:path';

// First.

const ONE = 1;

function own() {}

function two() {}

export default { two };
"""


def test_modules_are_joined_in_the_order_of_their_imports(tmp_path):
    for name, text in MODULES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert join_modules(tmp_path / "main.mjs") == JOINED


def test_the_plugin_imports_only_what_node_has():
    plugin = make_plugin().decode()
    imports = [line for line in plugin.splitlines() if line.startswith("import")]
    assert imports
    assert all(re.fullmatch(r"import \w+ from 'node:\w+';", line) for line in imports)
    assert re.findall("^export .*", plugin, re.MULTILINE) == ["export default {"]
