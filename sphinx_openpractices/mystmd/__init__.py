"""The plugin for mystmd: a JavaScript file that shows projects, and the data that it reads."""
