// @ts-check
"use strict";
/* Sets light or dark mode before the first paint. The parent sets it after the page is loaded: until then, colors and
   code have no style for new readers, and its script logs an error about the empty mode.
   https://github.com/pydata/pydata-sphinx-theme/issues/959 */
{
	const { dataset } = document.documentElement;
	const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
	dataset.mode ||= "auto";
	dataset.theme ||= prefersDark ? "dark" : "light";
}
