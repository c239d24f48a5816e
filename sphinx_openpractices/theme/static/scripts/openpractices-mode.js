// Settles light or dark before the first paint. The parent does so when the page is there: until then the page of a new
// reader has neither, so that colors and the fonts of code change before the reader's eyes, and the console shows an error.
{
  const { dataset } = document.documentElement;
  dataset.mode ||= "auto";
  dataset.theme ||= matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
